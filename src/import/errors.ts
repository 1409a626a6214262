import { CitricsError } from '../errors.ts';

/** A file is not what its name or header says, or was cut off. */
export class UnreadableFile extends CitricsError {
  constructor(path: string, problem: string, cure: string, options?: ErrorOptions) {
    super('unreadable-file', `${path}: ${problem}. ${cure}`, options);
  }
}
