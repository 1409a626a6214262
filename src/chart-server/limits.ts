/** What one request may ask for. Everything above is refused with a sentence that names the limit. */
export interface Limits {
  /** Length of a configuration, in characters. */
  readonly configLength: number;
  /** Arrays and objects within each other. */
  readonly depth: number;
  /** Numbers, strings, booleans and nulls in a configuration. */
  readonly values: number;
  /** Ticks, corners or samples that one number asks for. */
  readonly amount: number;
  /** Width or height of a picture, in device pixels. */
  readonly side: number;
  /** Width times height of a picture, in device pixels. */
  readonly pixels: number;
  /** A render that takes longer is ended together with its worker, in milliseconds. */
  readonly renderMs: number;
  /** JavaScript memory of one worker, in megabytes; a render that needs more is ended together with its worker. */
  readonly workerMb: number;
  /** Renders that wait for a worker; more are answered 503. */
  readonly queue: number;
}

export const DEFAULT_LIMITS: Limits = {
  configLength: 200_000,
  depth: 20,
  values: 20_000,
  amount: 1_000,
  side: 5_000,
  pixels: 9_000_000,
  renderMs: 5_000,
  workerMb: 256,
  queue: 100,
};
