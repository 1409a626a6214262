/**
 * A failure that is expected to happen in use. The message says what is wrong and what to do about it; `code` is stable
 * and goes into logs and metrics; the original failure stays as `cause`.
 */
export class CitricsError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}
