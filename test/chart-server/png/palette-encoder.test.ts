import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect } from 'chai';
import fc from 'fast-check';
import { PaletteEncoder } from '../../../src/chart-server/png/palette-encoder.ts';

/** The pixels of a PNG, as another program decodes them. */
async function decoded(png: Buffer, width: number, height: number): Promise<Uint8ClampedArray> {
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(await loadImage(png), 0, 0);
  return context.getImageData(0, 0, width, height).data;
}

function packed(pixels: readonly number[]): Buffer {
  return Buffer.from(Uint32Array.from(pixels).buffer);
}

function greatest(values: Uint8Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

describe('PNGs with a palette', () => {
  const encoder = new PaletteEncoder();

  it('keep every pixel of a picture with up to 256 colours, of any size, one after the other', async () => {
    const picture = fc
      .tuple(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 6 }))
      .chain(([width, height, colors]) =>
        fc.record({
          width: fc.constant(width),
          height: fc.constant(height),
          pixels: fc
            .array(
              fc.integer({ min: 0, max: colors - 1 }).map((color) => (0xff000000 + color * 0x2a4b6d) >>> 0),
              { minLength: height, maxLength: height },
            )
            .map((rows) =>
              rows.flatMap((color) => Array.from({ length: width }, (_, x) => (x % 9 === 0 ? 0xff0000ff : color))),
            ),
        }),
      );
    await fc.assert(
      fc.asyncProperty(picture, async ({ width, height, pixels }) => {
        const source = packed(pixels);
        const png = encoder.encode(source, width, height);
        expect(png).to.not.equal(undefined);
        expect(Buffer.from(await decoded(png!, width, height))).to.deep.equal(source);
      }),
      { numRuns: 60 },
    );
  });

  it('keep transparency', async () => {
    const source = packed([0x00000000, 0xff00ff00, 0x80800000, 0xffffffff]);
    expect([...(await decoded(encoder.encode(source, 4, 1)!, 4, 1))]).to.deep.equal([
      0, 0, 0, 0, 0, 255, 0, 255, 0, 0, 255, 128, 255, 255, 255, 255,
    ]);
  });

  it('change the shades of smoothed edges by 16 of 255 at most, and areas not at all', async () => {
    const [width, height] = [400, 300];
    const context = createCanvas(width, height).getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    ['#0072b2', '#d55e00', '#009e73', '#b3589a', '#e69f00'].forEach((color, index) => {
      context.fillStyle = color;
      context.fillRect(index * 80, 200, 60, 90);
      context.font = '22px sans-serif';
      for (let line = 0; line < 6; line++) context.fillText(`Aa${line}&@§`, index * 80, 25 + line * 30);
    });
    const source = context.canvas.data();
    const colors = new Set(new Uint32Array(source.buffer, source.byteOffset, width * height));
    expect(colors.size).to.be.greaterThan(256);
    const result = await decoded(encoder.encode(source, width, height)!, width, height);
    const change = source.map((value, at) => Math.abs(value - (result[at] ?? 0)));
    expect(greatest(change.subarray(0, 200 * width * 4))).to.be.lessThanOrEqual(16);
    expect(greatest(change.subarray(205 * width * 4, 285 * width * 4))).to.equal(0);
  });

  it('are given up for pictures with too many colours', () => {
    expect(
      encoder.encode(packed(Array.from({ length: 10_000 }, (_, index) => (0xff000000 + index * 1000) >>> 0)), 100, 100),
    ).to.equal(undefined);
  });
});
