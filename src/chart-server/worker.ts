import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { type Drawing, drawChart } from './draw/draw.ts';
import { registerFonts } from './draw/fonts.ts';
import { guardArcs } from './draw/guard.ts';
import { drawMessage, type Message } from './draw/message.ts';
import { drawQrCode, type QrCode } from './draw/qr-code.ts';
import { freeLatestChart } from './draw/young.ts';
import { ChartError } from './errors.ts';

/** What a worker is asked for: a chart, a picture of a sentence, or a QR code. `started` is set to 1 when it begins. */
export interface Task {
  readonly draw: Drawing | Message | QrCode;
  readonly started: Int32Array;
}

/** A picture, or why there is none. An error loses its class on the way between threads: its parts don't. */
export type Result =
  | { readonly bytes: Uint8Array }
  | { readonly refused: { readonly code: string; readonly status: number; readonly message: string } };

registerFonts();
guardArcs();

// Chart.js warns of configurations that it corrects: they are strangers', and nobody here is to act on it.
globalThis.console = new Console(new Writable({ write: (_chunk, _encoding, done) => done() }));

export default async function work({ draw, started }: Task): Promise<Result> {
  Atomics.store(started, 0, 1);
  try {
    if ('message' in draw) return { bytes: drawMessage(draw) };
    if ('text' in draw) return { bytes: drawQrCode(draw) };
    return { bytes: await drawChart(draw) };
  } catch (error) {
    if (error instanceof ChartError)
      return { refused: { code: error.code, status: error.status, message: error.message } };
    throw error;
  } finally {
    // After the picture is on its way.
    setImmediate(freeLatestChart);
  }
}
