import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Piscina } from 'piscina';
import { ChartError, ChartServerBusy, ChartTooLarge } from './errors.ts';
import type { Limits } from './limits.ts';
import type { Result, Task } from './worker.ts';

/** Loads TypeScript in a worker, from wherever it is run. */
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/**
 * Room for new objects in a worker, in megabytes. A chart is many small short-lived ones; but what is still in use of them moves on at once,
 * and where that is more than a worker may exceed its memory by (16 MB), it ends the process instead of itself.
 */
const YOUNG_MB = 32;

/** Worker threads that draw. A render over its time or memory is ended together with its worker, which is replaced. */
export class DrawingPool {
  readonly #pool: Piscina<Task, Result>;
  readonly #limits: Limits;
  readonly #most: number;
  #underWay = 0;

  constructor(threads: number, limits: Limits, niceness: number) {
    this.#limits = limits;
    // Counted here: the pool's own limit doesn't hold for tasks that can be aborted.
    this.#most = threads + limits.queue;
    this.#pool = new Piscina<Task, Result>({
      filename: new URL('./worker.ts', import.meta.url).href,
      execArgv: ['--import', TSX],
      minThreads: threads,
      maxThreads: threads,
      niceIncrement: niceness,
      // A worker that blocks between tasks never gets to free the pixels of its pictures.
      atomics: 'disabled',
      resourceLimits: { maxOldGenerationSizeMb: limits.workerMb, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    // A worker that is being ended may fail once more, of memory for one. Its render was answered then, and it is replaced.
    this.#pool.on('error', () => undefined);
  }

  /**
   * The bytes of a picture.
   * @throws ChartError
   */
  async draw(draw: Task['draw']): Promise<Buffer> {
    if (this.#underWay >= this.#most) throw new ChartServerBusy();
    this.#underWay++;
    const started = new Int32Array(new SharedArrayBuffer(4));
    const deadline = new Deadline(started, this.#limits.renderMs);
    try {
      const result = await this.#pool.run({ draw, started }, { signal: deadline.signal });
      if ('refused' in result) throw new ChartError(result.refused.code, result.refused.status, result.refused.message);
      return Buffer.from(result.bytes.buffer, result.bytes.byteOffset, result.bytes.byteLength);
    } catch (error) {
      throw this.#asChartError(error, deadline);
    } finally {
      deadline.stop();
      this.#underWay--;
    }
  }

  close(): Promise<void> {
    return this.#pool.destroy();
  }

  #asChartError(error: unknown, deadline: Deadline): unknown {
    if (error instanceof ChartError) return error;
    if (deadline.signal.aborted)
      return new ChartTooLarge(
        `Drawing the chart took longer than ${this.#limits.renderMs / 1000} seconds: give it less to draw.`,
        422,
      );
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_WORKER_OUT_OF_MEMORY')
      return new ChartTooLarge(
        `Drawing the chart took more than ${this.#limits.workerMb} MB of memory: give it less to draw.`,
        422,
      );
    return error;
  }
}

/** Aborts a render some time after a worker began with it; the wait for a worker doesn't count. */
class Deadline {
  readonly #abort = new AbortController();
  readonly #check: NodeJS.Timeout;

  constructor(started: Int32Array, ms: number) {
    let seenAt: number | undefined;
    this.#check = setInterval(() => {
      if (Atomics.load(started, 0) === 0) return;
      seenAt ??= performance.now();
      if (performance.now() - seenAt >= ms) this.#abort.abort();
    }, ms / 20);
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  stop(): void {
    clearInterval(this.#check);
  }
}
