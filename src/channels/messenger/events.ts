import { createHash } from 'node:crypto';
import { z } from 'zod';
import { decodeAction, encodeAction } from '../../conversation/action.ts';
import type { Incoming, IncomingEvent } from '../../conversation/incoming.ts';
import { storableString } from '../../database/storable.ts';
import { messengerWords } from '../../replies/words/messenger.ts';
import { decodeRef } from './links.ts';
import { readPrototypePayload } from './prototype.ts';

/** Payload of the Get Started button. */
export const GET_STARTED = 'GET_STARTED';

/** The app id of the page's own inbox, where people answer. Source: Meta, Conversation Routing. */
export const PAGE_INBOX_APP = '263902037430900';

/** Where an answer goes. */
export const addressSchema = z.object({
  psid: z.string(),
  page: z.string(),
  /** A human or another app has the thread: it has to be taken back before anything can be said. */
  elsewhere: z.literal(true).optional(),
});
export type Address = z.infer<typeof addressSchema>;

export interface Ignored {
  /** From a short list, so that it can be a metric's label: never a word out of the webhook. */
  readonly kind: string;
  readonly why: string;
}

/** What Meta does to the page, for operators: never a word of a person. */
export interface PolicyNotice {
  readonly action: 'warning' | 'block' | 'unblock';
  readonly page?: string;
  /** Meta's own words. */
  readonly reason?: string;
}

export interface Events {
  /** In the order in which people did them. */
  readonly incoming: readonly Incoming[];
  readonly ignored: readonly Ignored[];
  readonly notices: readonly PolicyNotice[];
}

const some = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const text = some(z.string());
const party = some(z.object({ id: z.string().min(1).max(128) }));
const referral = some(z.object({ ref: text }));
const appId = some(z.union([z.string(), z.number()]).transform(String));

const messageSchema = z.object({
  mid: text,
  text,
  is_echo: some(z.boolean()),
  is_deleted: some(z.boolean()),
  commands: some(z.array(z.unknown())),
  quick_reply: some(z.object({ payload: z.string() })),
  sticker_id: some(z.union([z.string(), z.number()])),
  attachments: some(
    z.array(z.object({ type: text, payload: some(z.object({ sticker_id: some(z.union([z.string(), z.number()])) })) })),
  ),
});

const eventSchema = z.object({
  sender: party,
  recipient: party,
  timestamp: some(z.number()),
  message: some(messageSchema),
  postback: some(z.object({ mid: text, title: text, payload: text, referral })),
  referral,
  optin: some(z.object({ type: text, ref: text })),
  response_feedback: some(z.object({ feedback: text, mid: text })),
  pass_thread_control: some(z.object({ new_owner_app_id: appId })),
  take_thread_control: some(z.object({})),
});
const policySchema = z.object({
  recipient: party,
  policy_enforcement: z.object({ action: z.enum(['warning', 'block', 'unblock']), reason: text }),
});
type MessagingEvent = z.infer<typeof eventSchema>;
type Message = z.infer<typeof messageSchema>;

const webhookSchema = z.object({ object: z.string(), entry: z.array(z.unknown()) });
const list = some(z.array(z.unknown()));
const entrySchema = z.object({ id: text, time: some(z.number()), messaging: list, standby: list, changes: list });

/** Events that say nothing to answer. Anything that is in no list is `unknown`. */
const SILENT: Readonly<Record<string, string>> = {
  delivery: 'a receipt',
  read: 'a receipt',
  reaction: 'a reaction asks for nothing',
  message_edit: 'the message was answered as it was first sent',
  account_linking: 'no accounts are linked',
  policy_enforcement: 'for operators: see the page’s support inbox',
  request_thread_control: 'only people may take the conversation over',
  app_roles: 'for operators',
  game_play: 'no games here',
  optin: 'nothing was asked',
};

const NOTHING: Events = { incoming: [], ignored: [], notices: [] };

/** Whether a parsed body has the shape of a webhook at all. */
export function isWebhook(body: unknown): boolean {
  return webhookSchema.safeParse(body).success;
}

/**
 * Turns the parsed body of a webhook into what people did. Never throws, whatever it is given: what can't be read is ignored
 * and doesn't keep the rest of the batch from being answered. `now` bounds timestamps, which order the turns.
 * Source: https://developers.facebook.com/docs/messenger-platform/reference/webhook-events
 */
export function eventsOf(body: unknown, now: Date): Events {
  const webhook = webhookSchema.safeParse(body);
  if (!webhook.success) return { ...NOTHING, ignored: [{ kind: 'malformed', why: 'not a webhook' }] };
  if (webhook.data.object !== 'page')
    return { ...NOTHING, ignored: [{ kind: 'not-a-page', why: 'Citrics answers for Facebook pages' }] };
  const incoming: Incoming[] = [];
  const ignored: Ignored[] = [];
  const notices: PolicyNotice[] = [];
  for (const raw of webhook.data.entry) {
    const entry = entrySchema.safeParse(raw);
    if (!entry.success) {
      ignored.push({ kind: 'malformed', why: 'an entry that is no object' });
      continue;
    }
    const { messaging = [], standby = [], changes = [] } = entry.data;
    for (const event of messaging) {
      notices.push(...noticesOf(event));
      const read = readEvent(event, entry.data, now);
      if ('event' in read) incoming.push(read);
      else ignored.push(read);
    }
    for (const event of standby) {
      const read = readEvent(event, entry.data, now);
      if ('event' in read && wantsBotBack(read.event)) incoming.push(elsewhere(read));
      else ignored.push({ kind: 'standby', why: 'a human or another app has the conversation' });
    }
    ignored.push(...changes.map(() => ({ kind: 'changes', why: 'news of the page, not a message' })));
    if (messaging.length + standby.length + changes.length === 0)
      ignored.push({ kind: 'empty', why: 'an entry without events' });
  }
  return { incoming: incoming.sort((a, b) => a.at.getTime() - b.at.getTime()), ignored, notices };
}

function noticesOf(raw: unknown): readonly PolicyNotice[] {
  const { data } = policySchema.safeParse(raw);
  if (!data) return [];
  const { action, reason } = data.policy_enforcement;
  return [{ action, page: data.recipient?.id, reason: reason?.slice(0, 1000) }];
}

function readEvent(raw: unknown, entry: z.infer<typeof entrySchema>, now: Date): Incoming | Ignored {
  const parsed = eventSchema.safeParse(raw);
  if (!parsed.success) return { kind: 'malformed', why: 'an event that is no object' };
  const event = parsed.data;
  if (event.message?.is_echo) return { kind: 'echo', why: 'the page said it itself' };
  const meaning = meaningOf(event);
  if (!meaning) {
    const kind = Object.keys(SILENT).find((name) => Object.hasOwn(raw as object, name));
    return kind === undefined
      ? { kind: 'unknown', why: 'an event of a kind that Citrics doesn’t know' }
      : { kind, why: SILENT[kind] as string };
  }
  const page = event.recipient?.id ?? entry.id;
  if (!event.sender || page === undefined) return { kind: 'no-sender', why: 'there is nobody to answer' };
  if (event.sender.id === page) return { kind: 'echo', why: 'the page said it itself' };
  const psid = storableString(event.sender.id);
  const at = timeOf(event.timestamp ?? entry.time, now);
  return {
    channel: 'messenger',
    key: keyOf(event, meaning),
    person: psid,
    conversation: psid,
    at,
    event: meaning,
    address: { psid, page: storableString(page) } satisfies Address,
  };
}

/** Whether a person asks for the bot while a human has the thread, in the words that the hand-over told them: typed, or by a tap. */
function wantsBotBack(event: IncomingEvent): boolean {
  return /^\W*start over\W*$/i.test(wordsOf(event) ?? '');
}

function wordsOf(event: IncomingEvent): string | undefined {
  if (event.kind === 'text') return event.text;
  const action = event.kind === 'action' ? decodeAction(event.payload) : undefined;
  return action?.do === 'say' ? action.text : undefined;
}

function elsewhere(incoming: Incoming): Incoming {
  return { ...incoming, address: { ...addressSchema.parse(incoming.address), elsewhere: true } satisfies Address };
}

function meaningOf(event: MessagingEvent): IncomingEvent | undefined {
  if (event.message) return meaningOfMessage(event.message);
  if (event.postback) {
    const { payload, title } = event.postback;
    const linked = opened(event.postback.referral?.ref);
    if (linked) return linked;
    if (payload !== undefined && !/^get[ _-]?started$/i.test(payload)) return tapped(payload, title);
    return payload === undefined && title ? { kind: 'text', text: saidBy(title) } : { kind: 'start' };
  }
  if (event.referral) return opened(event.referral.ref) ?? { kind: 'start' };
  // The checkbox and the notification opt-ins ask for later messages; only the Send to Messenger plugin opens a chat.
  if (event.optin && event.optin.type === undefined) return opened(event.optin.ref) ?? { kind: 'start' };
  if (event.response_feedback) return meaningOfFeedback(event.response_feedback);
  if (event.take_thread_control) return { kind: 'thread-control', holder: 'human' };
  if (event.pass_thread_control) {
    const { new_owner_app_id: owner } = event.pass_thread_control;
    return { kind: 'thread-control', holder: owner === PAGE_INBOX_APP ? 'human' : 'bot' };
  }
  return undefined;
}

function meaningOfMessage(message: Message): IncomingEvent | undefined {
  if (message.is_deleted) return undefined;
  const said = storableString(message.text ?? '').trim();
  if (message.quick_reply) return tapped(message.quick_reply.payload, said);
  // A command that was tapped stands in the text with its slash.
  if (said) return { kind: 'text', text: message.commands ? said.replace(/^\//, '') : said };
  const [attachment] = message.attachments ?? [];
  if (message.sticker_id !== undefined || attachment?.payload?.sticker_id !== undefined)
    return { kind: 'attachment', what: 'sticker' };
  return { kind: 'attachment', what: KINDS.find((kind) => kind === attachment?.type) ?? 'other' };
}

const KINDS = ['image', 'audio', 'video', 'file', 'location'] as const;

function meaningOfFeedback({ feedback, mid }: { feedback?: string; mid?: string }): IncomingEvent | undefined {
  const verdict = /^\s*(good|bad)\b/i.exec(feedback ?? '')?.[1]?.toLowerCase();
  if (verdict === undefined) return undefined;
  return { kind: 'rating', helpful: verdict === 'good', ...(mid ? { answer: storableString(mid) } : {}) };
}

/** Something that was tapped. The prototype's buttons ask for a topic, of the place that the person is looking at. */
function tapped(payload: string, title: string | undefined): IncomingEvent {
  const old = readPrototypePayload(payload);
  return {
    kind: 'action',
    payload: old ? encodeAction({ do: 'topic', topic: old.topic, places: [] }) : storableString(payload),
    ...(title ? { title: storableString(title) } : {}),
  };
}

/** What a tap says of which only the title is known, as in standby: an item of the menu says its words. */
function saidBy(title: string): string {
  return messengerWords.menu.find((item) => item.title === title)?.says ?? storableString(title);
}

/** What an m.me link or an ad opens. */
function opened(ref: string | undefined): IncomingEvent | undefined {
  const action = ref === undefined ? undefined : decodeRef(ref);
  return action && { kind: 'action', payload: encodeAction(action) };
}

/** The message's own id, which is the same in every delivery of it; where there is none, a hash of what happened. */
function keyOf(event: MessagingEvent, meaning: IncomingEvent): string {
  const mid = storableString(event.message?.mid ?? event.postback?.mid ?? '');
  if (mid !== '' && mid.length <= 500) return mid;
  const content = [event.sender?.id, event.recipient?.id, event.timestamp, mid, meaning];
  return `sha256:${createHash('sha256').update(JSON.stringify(content)).digest('base64url')}`;
}

/** Messenger began in 2011; a time before that, after now or none at all would put the turn into a wrong place. */
const EARLIEST = Date.UTC(2011, 0);

function timeOf(milliseconds: number | undefined, now: Date): Date {
  if (milliseconds === undefined || !(milliseconds >= EARLIEST)) return now;
  return new Date(Math.min(milliseconds, now.getTime()));
}
