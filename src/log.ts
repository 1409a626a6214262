import pino, { type Logger } from 'pino';
import type { Config } from './config.ts';

export type Log = Logger;

/** One JSON line an event on standard error; standard output stays for what a person reads. People's words are never logged. */
export function createLog(level: Config['logLevel']): Log {
  return pino(
    { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: false }),
  );
}
