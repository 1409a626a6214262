import { type ChartError, ChartServerBusy } from './errors.ts';
import type { Message } from './draw/message.ts';
import { type ChartRequest, formatOf } from './request/chart-request.ts';

/** Headers of an answer that is not the chart asked for. QuickChart's clients read the reason from `X-quickchart-error`. */
export function refusalHeaders(error: ChartError): Record<string, string> {
  return {
    // A header holds Latin-1 without line breaks.
    'X-quickchart-error': error.message.replace(/[^\x20-\x7e\xa0-\xff]+/g, ' '),
    'Cache-Control': 'no-store',
    ...(error instanceof ChartServerBusy ? { 'Retry-After': '5' } : {}),
  };
}

/** The reason as a picture that stands where the chart would: a drawing for those who asked for one, otherwise a PNG. */
export function refusalPicture(error: ChartError, request: ChartRequest): Message {
  return {
    message: `Chart Error: ${error.message}`,
    width: 500,
    height: 300,
    devicePixelRatio: 1,
    backgroundColor: '#fff',
    format: drawingFormat(request.format),
  };
}

function drawingFormat(given: string | undefined): 'png' | 'svg' | 'pdf' {
  try {
    const format = formatOf(given);
    return format === 'svg' || format === 'pdf' ? format : 'png';
  } catch {
    return 'png';
  }
}
