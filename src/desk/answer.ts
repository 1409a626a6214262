import type { Response } from 'restify';

/** What a page of the desk answers with. */
export type Answer =
  | { readonly page: string; readonly status?: number; readonly headers?: Readonly<Record<string, string>> }
  /** Look there next; a reload sends nothing again. */
  | { readonly see: string; readonly cookie?: string }
  | { readonly file: string; readonly name: string };

/** Scripts, styles and pictures from here only, no frame around it, and forms that lead nowhere else. */
export const DESK_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': DESK_POLICY,
  'x-content-type-options': 'nosniff',
  // Forms have to say where they stand.
  'referrer-policy': 'same-origin',
};

export function send(response: Response, answer: Answer): void {
  if ('see' in answer) {
    const cookie = answer.cookie === undefined ? {} : { 'set-cookie': answer.cookie };
    response.writeHead(303, { ...HEADERS, ...cookie, location: answer.see, 'content-length': 0 });
    response.end();
    return;
  }
  if ('file' in answer) {
    response.writeHead(200, {
      ...HEADERS,
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${answer.name}"`,
      'content-length': Buffer.byteLength(answer.file),
    });
    response.end(answer.file);
    return;
  }
  response.writeHead(answer.status ?? 200, {
    ...HEADERS,
    ...answer.headers,
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(answer.page),
  });
  response.end(answer.page);
}
