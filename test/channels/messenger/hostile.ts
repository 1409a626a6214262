import fc from 'fast-check';
import { signatureOf } from '../../../src/channels/messenger/signature.ts';
import { AT, PAGE, PSID } from './bodies.ts';
import { APP_SECRET } from './harness.ts';

const awkward = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, '', '\0', '\ud800', '__proto__', [], {}, [[]], 'x'.repeat(3000)),
  fc.anything({ withNullPrototype: false }).filter(isJson),
  fc.string({ unit: 'binary' }),
);

const fields = [
  'message',
  'postback',
  'referral',
  'optin',
  'delivery',
  'read',
  'reaction',
  'response_feedback',
  'pass_thread_control',
  'take_thread_control',
  'policy_enforcement',
  'hologram',
  '__proto__',
  'constructor',
];
const inner = fc.dictionary(
  fc.constantFrom(
    'mid',
    'text',
    'quick_reply',
    'payload',
    'title',
    'attachments',
    'is_echo',
    'ref',
    'feedback',
    'sticker_id',
    'commands',
  ),
  awkward,
);

/** An event with a real sender and anything in it: something may come of it. */
export const hostileEvent: fc.Arbitrary<object> = fc
  .dictionary(fc.constantFrom(...fields), fc.oneof(awkward, inner))
  .map((parts) => ({ sender: { id: PSID }, recipient: { id: PAGE }, timestamp: AT, ...parts }));

/** An event that nothing may come of: it has no sender, or says nothing. */
const mute: fc.Arbitrary<unknown> = fc.oneof(
  awkward,
  fc.record({ recipient: awkward, timestamp: awkward, message: inner }),
  fc
    .record({
      sender: fc.oneof(awkward, fc.record({ id: fc.constantFrom<unknown>(null, 7, '', [], {}) })),
      message: inner,
    })
    .filter((event) => !hasSender(event)),
  fc.record({ sender: fc.constant({ id: PSID }), recipient: fc.constant({ id: PAGE }), delivery: awkward }),
  fc.record({ sender: fc.constant({ id: PAGE }), recipient: fc.constant({ id: PAGE }), message: inner }),
);

const webhook = fc.oneof(
  { weight: 1, arbitrary: awkward },
  {
    weight: 1,
    arbitrary: fc.record({
      object: fc.constantFrom('page', 'instagram', '', 'user'),
      entry: fc.array(awkward, { maxLength: 3 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      object: fc.constant('page'),
      entry: fc.array(
        fc.record({
          id: fc.oneof(fc.constant(PAGE), awkward),
          time: awkward,
          messaging: fc.array(mute, { maxLength: 3 }),
          standby: fc.array(awkward, { maxLength: 1 }),
          changes: awkward,
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  },
);

const json = webhook.map((value) => Buffer.from(JSON.stringify(value) ?? ''));
const anyBody = fc.oneof(
  { weight: 4, arbitrary: json },
  { weight: 1, arbitrary: json.map((body) => body.subarray(0, -1)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
);

interface Hostile {
  readonly body: Buffer;
  readonly headers: Record<string, string>;
}

/** A request to the webhook that is not Meta's, or says nothing: most are signed JSON and get to the reader, the others are refused before. */
export const hostileBody: fc.Arbitrary<Hostile> = fc.oneof(
  { weight: 2, arbitrary: json.map((body) => request(body, 'right', 'application/json')) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        anyBody,
        fc.constantFrom('right', 'right', 'none', 'wrong', 'garbage'),
        fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain', 'multipart/form-data'),
      )
      .map(([body, signature, type]) => request(body, signature, type)),
  },
);

function request(body: Buffer, signature: string, type: string): Hostile {
  return { body, headers: { 'content-type': type, ...signatureHeader(signature, body) } };
}

function signatureHeader(kind: string, body: Buffer): Record<string, string> {
  if (kind === 'none') return {};
  const header = { right: signatureOf(body, APP_SECRET), wrong: signatureOf(body, 'another secret') }[kind];
  return { 'x-hub-signature-256': header ?? 'sha256=\t%00' };
}

function hasSender(event: unknown): boolean {
  const { sender } = event as { sender?: { id?: unknown } | null };
  return typeof sender?.id === 'string' && sender.id !== '';
}

function isJson(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false; // a bigint
  }
}
