import { join } from 'node:path';
import type { Request, Response, Server } from 'restify';
import type { Database } from '../database/database.ts';
import { mountAssets } from '../http/assets.ts';
import { BodyTooLong } from '../http/raw-body.ts';
import type { PlaceLookup } from '../places/lookup.ts';
import { deskWords as words } from '../replies/words/desk.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import { Access, type AccessOptions, type Entry } from './access.ts';
import { DESK_POLICY, send, type Answer } from './answer.ts';
import { Desk } from './desk.ts';
import { Drafts, type DraftsParts } from './drafts.ts';
import { readForm } from './form.ts';
import { Misses } from './misses.ts';
import { messagePage, signInPage } from './pages/plain-pages.ts';

export interface DeskParts extends DraftsParts, AccessOptions {
  readonly database: Pick<Database, 'prisma'>;
  readonly catalogue: Catalogue;
  readonly lookup: PlaceLookup;
}

const PUBLIC = join(import.meta.dirname, 'public');

const ASSETS = {
  '/desk/desk.css': { path: join(PUBLIC, 'desk.css'), type: 'text/css; charset=utf-8' },
  '/desk/desk.js': { path: join(PUBLIC, 'desk.js'), type: 'text/javascript; charset=utf-8' },
};

/** A request that was let in: its path's parts, the query, and a form's fields. */
interface Asked {
  readonly id: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
}

/** Adds `/desk`, where editors see what was missed, try messages and teach phrases. */
export function mountDesk(server: Server, parts: DeskParts): void {
  const { log } = parts;
  const access = new Access(parts);
  const desk = new Desk({
    ...parts,
    drafts: new Drafts(parts),
    misses: new Misses(parts.database, parts.clock),
    signsOut: access.signsIn,
  });

  const guarded =
    (answer: (asked: Asked) => Answer | Promise<Answer>) =>
    async (request: Request, response: Response): Promise<void> => {
      const entry = access.enter(request);
      if (entry.kind !== 'open') {
        request.resume();
        if (entry.kind !== 'sign-in')
          log.warn({ from: request.socket.remoteAddress }, `the desk refused: ${entry.kind}`);
        send(response, refusal(entry));
        return;
      }
      const { id = '' } = request.params as Readonly<Record<string, string | undefined>>;
      const query = new URLSearchParams(request.getQuery());
      await answering(response, async () => answer({ id, query, form: await formOf(request) }));
    };
  const get = (path: string, answer: (asked: Asked) => Answer | Promise<Answer>): void => {
    server.get(path, guarded(answer));
  };
  const post = (path: string, answer: (asked: Asked) => Answer | Promise<Answer>): void => {
    server.post(path, guarded(answer));
  };

  mountAssets(server, ASSETS, DESK_POLICY);
  get('/desk', ({ query }) => desk.misses(Number(query.get('page')), query.get('show') === 'set-aside'));
  post('/desk/misses/aside', ({ form }) => desk.setAside(form));
  post('/desk/misses/back', ({ form }) => desk.takeBack(form));
  get('/desk/try', () => desk.try(''));
  post('/desk/try', ({ form }) => desk.try(form.get('text') ?? ''));
  get('/desk/teach', ({ form }) => desk.teach(form));
  post('/desk/teach', ({ form }) => desk.teach(form));
  post('/desk/drafts', ({ form }) => desk.begin(form));
  get('/desk/drafts/:id', ({ id }) => desk.draft(id));
  post('/desk/drafts/:id/publish', ({ id }) => desk.publish(id));
  get('/desk/drafts/:id/file', ({ id }) => desk.file(id));

  server.post('/desk/sign-in', async (request: Request, response: Response) => {
    await answering(response, async () => {
      const signed = access.signIn(request, (await readForm(request)).get('token') ?? '');
      if (signed === 'wrong') {
        log.warn({ from: request.socket.remoteAddress }, 'the desk was given a wrong token');
        return { page: signInPage(words.access.wrong), status: 401 };
      }
      return 'cookie' in signed ? { see: '/desk', cookie: signed.cookie } : refusal(signed);
    });
  });
  post('/desk/sign-out', () => ({ see: '/desk', cookie: access.signOut() }));
}

async function formOf(request: Request): Promise<URLSearchParams> {
  return request.method === 'POST' ? readForm(request) : new URLSearchParams();
}

/** Sends what a page comes to; a form that is too long is answered with a page that says so. */
async function answering(response: Response, answer: () => Promise<Answer>): Promise<void> {
  try {
    send(response, await answer());
  } catch (cause) {
    if (!(cause instanceof BodyTooLong)) throw cause;
    send(response, { page: messagePage(words.errors.tooLongTitle, words.errors.tooLong), status: 413 });
  }
}

function refusal(entry: Exclude<Entry, { kind: 'open' }>): Answer {
  const { access } = words;
  switch (entry.kind) {
    case 'sign-in':
      return { page: signInPage(), status: 401, headers: { 'www-authenticate': 'Bearer realm="Citrics corpus desk"' } };
    case 'closed':
      return { page: messagePage(access.closedTitle, access.closed, { outside: true }), status: 403 };
    case 'other-site':
      return { page: messagePage(access.otherSiteTitle, access.otherSite), status: 403 };
    case 'wait':
      return {
        page: signInPage(access.wait(entry.seconds)),
        status: 429,
        headers: { 'retry-after': String(entry.seconds) },
      };
  }
}
