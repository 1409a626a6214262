import { Piscina } from 'piscina';
import type { Trial, TrialResult } from './trial.ts';
import type { TrialWorkerData } from './trial-worker.ts';

/** How long a worker waits for the next trial; it holds some hundred megabytes. */
const IDLE_MS = 60_000;
/** Answering comes first: how far a trial stands back, as nice(1) counts it. */
const NICENESS = 5;

/** Tries a changed corpus beside the one in use. */
export type RunTrial = (trial: Trial) => Promise<TrialResult>;

export interface Trials {
  readonly run: RunTrial;
  /** Ends the worker; a trial under way is rejected. */
  close(): Promise<void>;
}

/** One worker thread for trials, which is started when there is one and ended some time after the last. */
export function createTrials(data: TrialWorkerData): Trials {
  const pool = new Piscina<Trial, TrialResult>({
    filename: new URL('./trial-worker.mjs', import.meta.url).href,
    execArgv: [],
    workerData: data,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: IDLE_MS,
    niceIncrement: NICENESS,
  });
  return {
    run: (trial) => pool.run(trial),
    close: () => pool.destroy(),
  };
}
