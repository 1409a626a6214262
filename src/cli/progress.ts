/** How far a piece of work is, and how fast. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Of `done`, those that took no time because they were there already. */
  readonly reused: number;
  readonly elapsedMs: number;
}

const width = 24;

/** `[=====>    ] 412 of 2,332 pages, 8.1 a second, 3 min 57 s left`. The rate and the rest count only what was fetched. */
export function describeProgress({ done, total, reused, elapsedMs }: Progress, unit: string): string {
  const filled = total === 0 ? width : Math.round((done / total) * width);
  const bar = `[${'='.repeat(filled)}${' '.repeat(width - filled)}]`;
  const head = `${bar} ${done.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} ${unit}`;
  const rate = ((done - reused) / Math.max(elapsedMs, 1)) * 1000;
  if (rate === 0) return head;
  return `${head}, ${rate.toFixed(1)} a second, ${duration((total - done) / rate)} left`;
}

/** Seconds as `3 min 57 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${String(whole)} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${String(minutes)} min ${String(whole % 60)} s`;
  return `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
}

/** What progress is written to; a terminal has its line overwritten, anything else gets whole lines. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface ProgressBar {
  update(progress: Omit<Progress, 'elapsedMs'>): void;
  /** Ends the line on a terminal. */
  end(): void;
}

/** On a terminal at most ten times a second; elsewhere one line every tenth of the work. */
export function createProgressBar(output: ProgressOutput, unit: string, now: () => number): ProgressBar {
  const start = now();
  let shownAt = -Infinity;
  let shownTenth = -1;
  return {
    update(progress) {
      const elapsedMs = now() - start;
      const line = describeProgress({ ...progress, elapsedMs }, unit);
      const isLast = progress.done === progress.total;
      if (output.isTTY) {
        if (now() - shownAt < 100 && !isLast) return;
        shownAt = now();
        output.write(`\r${line}\u001b[K`);
      } else {
        const tenth = Math.floor((progress.done / progress.total) * 10);
        if (tenth === shownTenth && !isLast) return;
        shownTenth = tenth;
        output.write(`${line}\n`);
      }
    },
    end() {
      if (output.isTTY) output.write('\n');
    },
  };
}
