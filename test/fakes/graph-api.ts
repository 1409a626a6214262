import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { z } from 'zod';
import { profileSchema, sendSchema, threadSchema, type Profile, type SentMessage } from './graph-checks.ts';
import type { Fault, Schedule } from './graph-faults.ts';

export interface FakeGraphOptions {
  readonly token: string;
  readonly appSecret: string;
  readonly clock?: () => number;
  /** Meta gives a picture 10 s. */
  readonly pictureTimeoutMs?: number;
  /** Meta takes the token in the address as well as in a header; ours belongs into the header. */
  readonly tokenInAddress?: boolean;
  /** Ours is the page's default app in Conversation Routing: it may pass a thread on, and take it back. */
  readonly routing?: boolean;
}

export interface Sent {
  readonly psid: string;
  readonly mid: string;
  readonly message: SentMessage;
  readonly at: number;
  /** Whether who sent it hears of it: on a schedule the answer is lost. */
  readonly isAnswered: boolean;
}

/** Versions that Meta serves; others have no paths. */
const VERSIONS = /^\/v(21|22|23|24|25)\.0(?=\/)/;
/** The app that answers for people in the page's inbox; no other one is linked to the page. */
const INBOX_APP = '263902037430900';
const WINDOW_MS = 24 * 60 * 60 * 1000;
const PICTURE_BYTES = 8 * 1024 * 1024;
const PROFILE_CALLS = 10;
const PROFILE_MS = 10 * 60 * 1000;

/** An error in Graph's shape. */
class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly subcode?: number;

  constructor(code: number, message: string, { subcode, status = 400 }: { subcode?: number; status?: number } = {}) {
    super(`(#${code}) ${message}`);
    this.status = status;
    this.code = code;
    this.subcode = subcode;
  }
}

/**
 * Meta's Graph API for one page on this machine, as strict as the platform or stricter: unknown fields, wrong types and lengths are
 * refused, people have to have written within 24 hours, who has a thread is the only one to write into it, pictures are fetched and
 * looked at, errors have Graph's shape.
 */
export class FakeGraph {
  url = '';
  /** Messages that were delivered, in order. */
  readonly sent: Sent[] = [];
  readonly actions: { readonly psid: string; readonly action: string }[] = [];
  readonly threads: { readonly psid: string; readonly call: 'pass' | 'take'; readonly target?: string }[] = [];
  /** Why calls were refused by a rule (not by a scheduled fault). */
  readonly refusals: string[] = [];
  profile: Profile = {};
  /** Every call that arrived, answered or not. */
  calls = 0;
  /** Headers of every good answer: the rate headers. */
  headers: Readonly<Record<string, string>> = {};
  /** Faults of calls with a message. */
  schedule: Schedule = () => undefined;
  /** Faults of sender actions and of passing and taking threads, by a number of their own. */
  sideSchedule: Schedule = () => undefined;
  /** Sees each message at the moment it is delivered. */
  onSent: (sent: Sent) => void = () => undefined;

  private readonly options: Required<FakeGraphOptions>;
  private readonly heard = new Map<string, number>();
  /** Threads that another app has, and since when. */
  private readonly elsewhere = new Map<string, number>();
  private readonly profileCalls: number[] = [];
  private messages = 0;
  private sideCalls = 0;
  private readonly server = createServer((request, response) => void this.handle(request, response));

  constructor(options: FakeGraphOptions) {
    this.options = { clock: Date.now, pictureTimeoutMs: 10_000, tokenInAddress: false, routing: true, ...options };
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** A person wrote: the window is open for 24 hours from then. */
  hear(psid: string, at = this.options.clock()): void {
    if (!this.isElsewhere(psid)) this.elsewhere.delete(psid);
    this.heard.set(psid, at);
  }

  /** A human answered in the page's inbox: the thread is theirs, until ours takes it or nobody has written for a day. */
  humanTakes(psid: string): void {
    this.elsewhere.set(psid, this.options.clock());
  }

  /** Takes the body of a message as a call would bring it, but fetches no picture. Throws what is wrong with it. */
  accept(raw: unknown): Sent {
    const body = check(sendSchema, raw);
    if (!('message' in body)) throw new Refusal(100, 'no message');
    this.checkThread(body.recipient.id);
    return this.deliver(body.recipient.id, body.message, true);
  }

  /** The texts that one person got, in order. */
  textsTo(psid: string): readonly string[] {
    return this.sent.filter((one) => one.psid === psid).flatMap((one) => textOf(one.message) ?? []);
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.calls += 1;
    try {
      const address = new URL(request.url ?? '', this.url);
      const body = await bodyOf(request);
      this.checkCaller(request, address);
      const path = address.pathname.replace(VERSIONS, '');
      if (path === '/me/messages' && request.method === 'POST') return await this.send(body, response);
      const thread = /^\/me\/(pass|take)_thread_control$/.exec(path)?.[1] as 'pass' | 'take' | undefined;
      if (thread && request.method === 'POST') return this.moveThread(thread, body, response);
      this.answer(response, 200, this.route(path, request.method ?? '', body, address));
    } catch (error) {
      if (!request.complete) return; // the caller hung up
      if (!(error instanceof Refusal)) throw error;
      this.refusals.push(error.message);
      this.refuse(response, error);
    }
  }

  private checkCaller(request: IncomingMessage, address: URL): void {
    const { token, appSecret, tokenInAddress } = this.options;
    if (!VERSIONS.test(address.pathname)) throw new Refusal(2500, 'Unknown path components');
    const given = tokenInAddress
      ? address.searchParams.get('access_token')
      : /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (given !== token) throw new Refusal(190, 'Invalid OAuth access token', { status: 401 });
    if (!tokenInAddress && address.searchParams.has('access_token'))
      throw new Refusal(100, 'the token is in the address');
    const proof = createHmac('sha256', appSecret).update(token).digest('hex');
    if (address.searchParams.get('appsecret_proof') !== proof) throw new Refusal(100, 'Invalid appsecret_proof');
    for (const name of address.searchParams.keys())
      if (!['appsecret_proof', 'access_token', 'fields'].includes(name))
        throw new Refusal(100, `unknown parameter ${name}`);
    if (request.method !== 'GET' && !/^application\/json\b/.test(request.headers['content-type'] ?? ''))
      throw new Refusal(100, 'the body is not JSON');
  }

  private async send(raw: unknown, response: ServerResponse): Promise<void> {
    const body = check(sendSchema, raw);
    const psid = body.recipient.id;
    if ('sender_action' in body) {
      const fault = this.sideSchedule(++this.sideCalls);
      if (fault && !isTaken(fault)) return this.fail(response, fault);
      this.checkThread(psid);
      this.actions.push({ psid, action: body.sender_action });
      if (fault) this.fail(response, fault);
      else this.answer(response, 200, { recipient_id: psid });
      return;
    }
    this.messages += 1;
    const fault = this.schedule(this.messages);
    if (fault && !isTaken(fault)) return this.fail(response, fault);
    this.checkThread(psid);
    await this.checkPicture(body.message);
    const { mid } = this.deliver(psid, body.message, fault === undefined);
    if (fault) this.fail(response, fault);
    else this.answer(response, 200, { recipient_id: psid, message_id: mid });
  }

  private deliver(psid: string, message: SentMessage, isAnswered: boolean): Sent {
    const mid = `m_${String(this.sent.length + 1).padStart(8, '0')}`;
    const sent = { psid, mid, message, at: this.options.clock(), isAnswered };
    this.sent.push(sent);
    this.onSent(sent);
    return sent;
  }

  private checkThread(psid: string): void {
    const heard = this.heardOf(psid);
    if (this.isElsewhere(psid))
      throw new Refusal(10, 'This message is sent while another app is controlling this thread', { subcode: 2018300 });
    if (this.options.clock() - heard > WINDOW_MS)
      throw new Refusal(10, 'This message is sent outside of allowed window', { subcode: 2018278 });
  }

  private heardOf(psid: string): number {
    const heard = this.heard.get(psid);
    if (heard === undefined) throw new Refusal(100, 'No matching user found', { subcode: 2018001 });
    return heard;
  }

  /** Whether another app has the thread. One in which nobody wrote for a day is nobody's. */
  private isElsewhere(psid: string): boolean {
    const since = this.elsewhere.get(psid);
    if (since === undefined) return false;
    return this.options.clock() - Math.max(since, this.heard.get(psid) ?? 0) <= WINDOW_MS;
  }

  private moveThread(call: 'pass' | 'take', raw: unknown, response: ServerResponse): void {
    const fault = this.sideSchedule(++this.sideCalls);
    if (fault && !isTaken(fault)) return this.fail(response, fault);
    const { recipient, target_app_id: target } = check(threadSchema, raw);
    const psid = recipient.id;
    this.heardOf(psid);
    if (!this.options.routing) throw new Refusal(100, 'The page has no app that may do this');
    if (call === 'pass') {
      if (target !== INBOX_APP) throw new Refusal(100, 'target_app_id is missing or no app of this page');
      if (this.isElsewhere(psid)) throw new Refusal(10, 'Only the thread owner can pass it', { subcode: 2018300 });
      this.humanTakes(psid);
    } else {
      if (target !== undefined) throw new Refusal(100, 'target_app_id is for passing');
      this.elsewhere.delete(psid);
    }
    this.threads.push({ psid, call, target });
    if (fault) this.fail(response, fault);
    else this.answer(response, 200, { success: true });
  }

  private async checkPicture(message: SentMessage): Promise<void> {
    if (message.attachment?.type !== 'image') return;
    const { url } = message.attachment.payload;
    const fault = await pictureFault(url, this.options.pictureTimeoutMs);
    if (fault) throw new Refusal(100, `Failed to fetch the file from the url: ${fault}`, { subcode: 2018008 });
  }

  private route(path: string, method: string, body: unknown, address: URL): object {
    if (path === '/me/messenger_profile') return this.profileCall(method, body, address);
    throw new Refusal(2500, `Unknown path components: ${path}`);
  }

  private profileCall(method: string, body: unknown, address: URL): object {
    const now = this.options.clock();
    this.profileCalls.push(now);
    if (this.profileCalls.filter((at) => now - at < PROFILE_MS).length > PROFILE_CALLS)
      throw new Refusal(613, 'Calls to this api have exceeded the rate limit');
    if (method === 'GET') {
      const fields = (address.searchParams.get('fields') ?? '').split(',');
      const known = Object.keys(profileSchema.shape);
      for (const field of fields) if (!known.includes(field)) throw new Refusal(100, `unknown field ${field}`);
      const entries = Object.entries(this.profile).filter(([name]) => fields.includes(name));
      return { data: entries.length > 0 ? [Object.fromEntries(entries)] : [] };
    }
    if (method !== 'POST') throw new Refusal(100, `Unsupported method ${method}`);
    const wanted = check(profileSchema, body);
    if (Object.keys(wanted).length === 0) throw new Refusal(100, 'nothing to set');
    const after = { ...this.profile, ...wanted };
    if (after.persistent_menu && !after.get_started) throw new Refusal(100, 'Get Started is required for a menu');
    this.profile = after;
    return { result: 'success' };
  }

  private fail(response: ServerResponse, fault: Fault): void {
    switch (fault.kind) {
      case 'hang':
        return; // until the caller gives up, or the fake is stopped
      case 'reset':
        response.socket?.destroy();
        return;
      case 'page':
        response.writeHead(fault.status, { 'content-type': 'text/html' });
        response.end('<h1>Bad gateway</h1>');
        return;
      case 'error':
        this.refuse(response, new Refusal(fault.code, 'a fault on schedule', fault), fault.headers);
    }
  }

  private refuse(response: ServerResponse, { status, code, subcode, message }: Refusal, headers = {}): void {
    const error = {
      message,
      type: 'OAuthException',
      code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      fbtrace_id: `A${this.calls}`,
    };
    this.answer(response, status, { error }, headers);
  }

  private answer(response: ServerResponse, status: number, body: object, headers = this.headers): void {
    response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...headers });
    response.end(JSON.stringify(body));
  }
}

/** The words of a message; a picture and a carousel have none. */
export function textOf(message: SentMessage): string | undefined {
  if (message.text !== undefined) return message.text;
  const template = message.attachment?.type === 'template' ? message.attachment.payload : undefined;
  return template?.template_type === 'button' ? template.text : undefined;
}

/** Whether a fault loses only the answer. */
function isTaken(fault: Fault): boolean {
  return 'taken' in fault && fault.taken;
}

function check<T extends z.ZodType>(schema: T, body: unknown): z.infer<T> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Refusal(100, `Invalid parameter: ${JSON.stringify(parsed.error.issues).slice(0, 600)}`);
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(100, 'broken JSON');
  }
}

/** Why Meta could not show a picture; undefined when it could. Plain http is for this machine only. */
async function pictureFault(url: string, timeoutMs: number): Promise<string | undefined> {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && hostname !== '127.0.0.1' && hostname !== 'localhost') return 'not https';
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
    if (!response.ok) return `HTTP ${response.status}`;
    if (!/^image\/(png|jpeg|gif)/.test(response.headers.get('content-type') ?? '')) return 'not an image by its type';
    const bytes = Buffer.from(await response.arrayBuffer());
    if (bytes.length > PICTURE_BYTES) return 'over 8 MB';
    return isImage(bytes) ? undefined : 'not an image by its bytes';
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown';
  }
}

function isImage(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 8).toString('latin1');
  return start === '\x89PNG\r\n\x1a\n' || start.startsWith('\xff\xd8\xff') || start.startsWith('GIF8');
}
