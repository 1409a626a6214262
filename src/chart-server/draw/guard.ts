import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';

/** Far outside of any picture, and far inside of what the canvas can calculate with. In pixels. */
const FARTHEST = 1e9;

/**
 * Has arcs left out whose centre or radius is no number, or out of reach, as browsers leave them out: this canvas ends the whole process
 * (seen in @napi-rs/canvas 1.0.11), and what lies outside of a chart's axes is up to whoever wrote it.
 */
export function guardArcs(): void {
  const prototype = Object.getPrototypeOf(createCanvas(1, 1).getContext('2d')) as Pick<
    SKRSContext2D,
    'arc' | 'ellipse'
  >;
  for (const shape of ['arc', 'ellipse'] as const) {
    const draw = Reflect.get(prototype, shape) as (...numbers: unknown[]) => void;
    prototype[shape] = function (this: SKRSContext2D, ...numbers: unknown[]) {
      if (numbers.every((number) => typeof number !== 'number' || Math.abs(number) <= FARTHEST))
        draw.apply(this, numbers);
    };
  }
}
