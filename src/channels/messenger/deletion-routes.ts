import type { Next, Request, Response } from 'restify';
import type { Log } from '../../log.ts';
import type { Counters } from './counters.ts';
import { confirmationCode, deletionPage, readConfirmationCode, readSignedRequest } from './deletion.ts';
import { readBody } from '../../http/raw-body.ts';

export interface DeletionOptions {
  readonly appSecret: string;
  /** How the outside reaches this app; the status page's address starts with it. */
  readonly publicUrl: string;
  readonly log: Log;
  readonly counters: Counters;
  readonly clock: () => Date;
}

export const DELETION_PATH = '/api/facebook/deletion';

const MAX_BYTES = 16 * 1024;

/** Answers Meta's deletion callback with a confirmation code and the address of its status page. */
export function createDeletionCallback({ appSecret, publicUrl, log, counters, clock }: DeletionOptions) {
  return async (request: Request, response: Response): Promise<void> => {
    const form = await readBody(request, MAX_BYTES).then(
      (body) => new URLSearchParams(body.toString('utf8')),
      () => undefined, // too long, or the sender hung up
    );
    const deletion = readSignedRequest(form?.get('signed_request') ?? '', appSecret);
    if (!deletion) {
      counters.refused.inc({ why: 'deletion' });
      log.warn({ why: 'deletion' }, 'deletion callback refused: not signed by the app secret');
      send(
        response,
        400,
        'application/json',
        JSON.stringify({ error: 'signed_request is missing or not signed by this app' }),
      );
      return;
    }
    const code = confirmationCode(deletion, clock(), appSecret);
    log.info({ code }, 'deletion callback answered');
    const url = `${publicUrl.replace(/\/+$/, '')}${DELETION_PATH}/${code}`;
    send(response, 200, 'application/json', JSON.stringify({ url, confirmation_code: code }));
  };
}

/** Shows what came of a deletion request. */
export function createDeletionStatus({ appSecret }: Pick<DeletionOptions, 'appSecret'>) {
  return (request: Request, response: Response, next: Next): void => {
    const code = (request.params as { code?: string }).code ?? '';
    const receivedAt = readConfirmationCode(code, appSecret);
    send(response, receivedAt ? 200 : 404, 'text/html', deletionPage(code, receivedAt));
    next();
  };
}

function send(response: Response, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'x-content-type-options': 'nosniff' });
  response.end(text);
}
