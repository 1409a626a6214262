import { CitricsError } from '../errors.ts';

/** A chart request that is answered with a status other than 200; the message is shown to whoever asked. */
export class ChartError extends CitricsError {
  /** The HTTP status. */
  readonly status: number;

  constructor(code: string, status: number, message: string, options?: ErrorOptions) {
    super(code, message, options);
    this.status = status;
  }
}

/** The request or its configuration can't be drawn as it is (400). */
export class BadChart extends ChartError {
  constructor(message: string, options?: ErrorOptions) {
    super('bad-chart', 400, message, options);
  }
}

/** A limit of the server (413, or 422 for what only shows while drawing). */
export class ChartTooLarge extends ChartError {
  constructor(message: string, status: 413 | 422 = 413) {
    super('chart-too-large', status, message);
  }
}

/** The server draws for signed links only (403). */
export class UnsignedChart extends ChartError {
  constructor() {
    super(
      'unsigned-chart',
      403,
      'This chart server draws only for signed links: the link is not signed, or was changed after signing.',
    );
  }
}

/** A short link that never was, or has expired (404). */
export class UnknownChartLink extends ChartError {
  constructor() {
    super('unknown-chart-link', 404, 'This chart link is unknown or has expired: create it again.');
  }
}

/** More renders are waiting than can be served (503). */
export class ChartServerBusy extends ChartError {
  constructor() {
    super('chart-server-busy', 503, 'The chart server is busy: try again in a moment.');
  }
}
