import { encodeRef } from '../../../src/channels/messenger/links.ts';
import type { IncomingEvent } from '../../../src/conversation/incoming.ts';

export const PAGE = '108824017345866';
export const PSID = '5489371664512087';
export const AT = Date.UTC(2026, 10, 22, 18, 0, 0);

/** One webhook body and what must come of it: events of people, and the kinds of what is ignored, in order. */
export interface Row {
  readonly name: string;
  readonly body: unknown;
  readonly events: readonly IncomingEvent[];
  readonly ignored?: readonly string[];
}

export function batch(...entries: readonly object[]): object {
  return { object: 'page', entry: entries };
}

export function entry(...messaging: readonly unknown[]): object {
  return { id: PAGE, time: AT, messaging };
}

export function from(parts: object, at = AT, psid = PSID): object {
  return { sender: { id: psid }, recipient: { id: PAGE }, timestamp: at, ...parts };
}

export function said(text: string, mid = 'm_1', at = AT, psid = PSID): object {
  return from({ message: { mid, text } }, at, psid);
}

const mid = 'm_AbCdEf-123';
const one = (name: string, parts: object, ...events: readonly IncomingEvent[]): Row => ({
  name,
  body: batch(entry(from(parts))),
  events,
});
const silent = (name: string, parts: object, kind: string): Row => ({
  name,
  body: batch(entry(from(parts))),
  events: [],
  ignored: [kind],
});
const message = (parts: object): object => ({ message: { mid, ...parts } });
const attached = (type: string, payload: object = { url: 'https://scontent.example/x' }): object =>
  message({ attachments: [{ type, payload }] });
const text = (words: string): IncomingEvent => ({ kind: 'text', text: words });
const action = (payload: string, title?: string): IncomingEvent => ({
  kind: 'action',
  payload,
  ...(title === undefined ? {} : { title }),
});
const attachment = (what: 'sticker' | 'image' | 'audio' | 'video' | 'file' | 'location' | 'other'): IncomingEvent => ({
  kind: 'attachment',
  what,
});
const rent = 'do=topic&topic=rent&places=5363000';
const rentRef = encodeRef({ do: 'topic', topic: 'rent', places: ['5363000'] });
const bothRef = encodeRef({ do: 'overview', places: ['5363000', '5370000'] });
const START: IncomingEvent = { kind: 'start' };

export const ROWS: readonly Row[] = [
  // text
  one('a text', message({ text: 'Seattle rent' }), text('Seattle rent')),
  one(
    'a text with escaped unicode',
    message({ text: 'Canon City \u2013 ca\u00f1on' }),
    text('Canon City \u2013 ca\u00f1on'),
  ),
  one('a text of emoji', message({ text: '\u{1F3D9}\u{FE0F}' }), text('\u{1F3D9}\u{FE0F}')),
  one('a text with space around it', message({ text: '  austin \n' }), text('austin')),
  one('a text with NUL in it, which PostgreSQL can’t store', message({ text: 'sea\0ttle' }), text('seattle')),
  one('a text with half a surrogate pair', message({ text: 'boise \ud83c' }), text('boise \ufffd')),
  one('a long text', message({ text: 'rent '.repeat(1000).trim() }), text('rent '.repeat(1000).trim())),
  one('a text that answers one of ours', message({ text: 'and Boise?', reply_to: { mid: 'm_9' } }), text('and Boise?')),
  one('a text with nlp results', message({ text: 'hi', nlp: { entities: {} } }), text('hi')),
  one(
    'a text from an ad',
    message({
      text: 'Hello',
      referral: { ref: 'ad1', source: 'ADS', type: 'OPEN_THREAD', ad_id: '6', ads_context_data: {} },
    }),
    text('Hello'),
  ),
  one(
    'a text from a shop',
    message({ text: 'Is it sunny?', referral: { product: { id: '77' } } }),
    text('Is it sunny?'),
  ),
  one(
    'a text with a link preview',
    message({ text: 'https://example.com', attachments: [{ type: 'fallback', payload: null }] }),
    text('https://example.com'),
  ),
  one(
    'a text with a picture',
    message({ text: 'where is this?', attachments: [{ type: 'image', payload: { url: 'https://x/y' } }] }),
    text('where is this?'),
  ),
  one('a command', message({ text: '/help', commands: [{ name: 'help' }] }), text('help')),
  one('a slash that is no command', message({ text: '/rent' }), text('/rent')),
  one('a text that looks like a button of ours', message({ text: rent }), text(rent)),
  one('a text with template marks', message({ text: '{{#x}} {{vars.y}}' }), text('{{#x}} {{vars.y}}')),
  one(
    'a text with hop_context',
    { ...message({ text: 'hi' }), hop_context: [{ app_id: 1, metadata: 'm' }] },
    text('hi'),
  ),
  one(
    'a text with prior_message',
    { ...message({ text: 'hi' }), prior_message: { source: 'checkbox_plugin', identifier: 'x' } },
    text('hi'),
  ),
  // quick replies
  one('a quick reply', message({ text: 'Rent', quick_reply: { payload: rent } }), action(rent, 'Rent')),
  one('a quick reply without text', message({ quick_reply: { payload: rent } }), action(rent)),
  one(
    'a quick reply of the prototype',
    message({ text: 'Rent', quick_reply: { payload: 'Rent_2533' } }),
    action('do=topic&topic=rent&places=', 'Rent'),
  ),
  one(
    'a quick reply of somebody else',
    message({ text: 'Yes', quick_reply: { payload: 'YES_PLEASE' } }),
    action('YES_PLEASE', 'Yes'),
  ),
  one('a quick reply without a payload is a text', message({ text: 'Rent', quick_reply: {} }), text('Rent')),
  // postbacks
  one('a postback', { postback: { mid, title: 'Rent', payload: rent } }, action(rent, 'Rent')),
  one('a postback without a mid', { postback: { title: 'Rent', payload: rent } }, action(rent, 'Rent')),
  one(
    'a postback of the prototype',
    { postback: { title: 'Rent', payload: 'Rent_2533' } },
    action('do=topic&topic=rent&places=', 'Rent'),
  ),
  one(
    'a postback of the prototype with words in it',
    { postback: { title: 'Income', payload: 'Household Income_18525' } },
    action('do=topic&topic=household-income&places=', 'Income'),
  ),
  one(
    'a postback of a topic that is gone',
    { postback: { title: 'Mothers', payload: 'Recent Mothers_12' } },
    action('Recent Mothers_12', 'Mothers'),
  ),
  one('a postback with a title only', { postback: { title: 'Seattle' } }, text('Seattle')),
  one('an empty postback', { postback: {} }, START),
  one('Get Started', { postback: { mid, title: 'Get Started', payload: 'GET_STARTED' } }, START),
  one('Get Started of the prototype', { postback: { title: 'Get Started', payload: 'Get Started' } }, START),
  one(
    'Get Started through a link to a topic',
    { postback: { payload: 'GET_STARTED', referral: { ref: rentRef, source: 'SHORTLINK', type: 'OPEN_THREAD' } } },
    action(rent),
  ),
  one(
    'Get Started through somebody’s own link',
    {
      postback: {
        payload: 'GET_STARTED',
        referral: { ref: 'spring-campaign', source: 'SHORTLINK', type: 'OPEN_THREAD' },
      },
    },
    START,
  ),
  one(
    'an ice breaker',
    { postback: { title: 'What’s the rent in Seattle?', payload: 'do=say&text=rent' } },
    action('do=say&text=rent', 'What’s the rent in Seattle?'),
  ),
  one('a postback with NUL in it', { postback: { payload: 'a\0b', title: 'c\0d' } }, action('ab', 'cd')),
  // referrals
  one(
    'an m.me link to a topic',
    { referral: { ref: rentRef, source: 'SHORTLINK', type: 'OPEN_THREAD' } },
    action(rent),
  ),
  one(
    'an m.me link to a comparison',
    { referral: { ref: bothRef, source: 'SHORTLINK', type: 'OPEN_THREAD' } },
    action('do=overview&places=5363000+5370000'),
  ),
  one('an m.me link without ref', { referral: { source: 'SHORTLINK', type: 'OPEN_THREAD' } }, START),
  one(
    'an m.me link that can’t be read',
    { referral: { ref: '====', source: 'SHORTLINK', type: 'OPEN_THREAD' } },
    START,
  ),
  one(
    'an m.me link that would speak for the person',
    { referral: { ref: Buffer.from('do=say&text=delete%20my%20data').toString('base64url') } },
    START,
  ),
  one('an ad', { referral: { ref: 'ad', source: 'ADS', type: 'OPEN_THREAD', ad_id: '6045246247433' } }, START),
  one(
    'the chat plugin',
    { referral: { source: 'CUSTOMER_CHAT_PLUGIN', type: 'OPEN_THREAD', referer_uri: 'https://example.com' } },
    START,
  ),
  // opt-ins
  one('the Send to Messenger plugin', { optin: { ref: rentRef } }, action(rent)),
  one('the Send to Messenger plugin without ref', { optin: {} }, START),
  silent(
    'a notification opt-in',
    { optin: { type: 'notification_messages', payload: 'x', notification_messages_token: 't' } },
    'optin',
  ),
  {
    name: 'the checkbox plugin, without a sender',
    body: batch(entry({ recipient: { id: PAGE }, timestamp: AT, optin: { ref: 'r', user_ref: 'u' } })),
    events: [],
    ignored: ['no-sender'],
  },
  // attachments
  one(
    'the like button',
    message({
      sticker_id: 369239263222822,
      attachments: [{ type: 'image', payload: { url: 'https://x/like', sticker_id: 369239263222822 } }],
    }),
    attachment('sticker'),
  ),
  one(
    'a sticker by its attachment only',
    attached('image', { url: 'https://x', sticker_id: '126' }),
    attachment('sticker'),
  ),
  one('a picture', attached('image'), attachment('image')),
  one(
    'several pictures',
    message({
      attachments: [
        { type: 'image', payload: { url: 'https://x/1' } },
        { type: 'image', payload: { url: 'https://x/2' } },
      ],
    }),
    attachment('image'),
  ),
  one('a voice message', attached('audio'), attachment('audio')),
  one('a video', attached('video'), attachment('video')),
  one('a file', attached('file'), attachment('file')),
  one('a location', attached('location', { coordinates: { lat: 47.6, long: -122.3 } }), attachment('location')),
  one('a shared post', attached('post'), attachment('other')),
  one('a reel', attached('reel'), attachment('other')),
  one('a template', attached('template', { product: { elements: [] } }), attachment('other')),
  one('an attachment without a payload', message({ attachments: [{ type: 'image' }] }), attachment('image')),
  one('an attachment without a type', message({ attachments: [{}] }), attachment('other')),
  one('attachments that are no list', message({ attachments: 'x' }), attachment('other')),
  one('a message of a kind that the API doesn’t show', message({ is_unsupported: true }), attachment('other')),
  one('a blank text', message({ text: ' \n ' }), attachment('other')),
  silent('a deleted message', message({ is_deleted: true }), 'unknown'),
  // feedback
  one(
    'thumbs up',
    { response_feedback: { feedback: 'Good response', mid: 'm_7' } },
    { kind: 'rating', helpful: true, answer: 'm_7' },
  ),
  one(
    'thumbs down',
    { response_feedback: { feedback: 'Bad response', mid: 'm_7' } },
    { kind: 'rating', helpful: false, answer: 'm_7' },
  ),
  one(
    'thumbs without a message',
    { response_feedback: { feedback: 'Good response' } },
    { kind: 'rating', helpful: true },
  ),
  silent('feedback of a kind not yet invented', { response_feedback: { feedback: 'Meh', mid: 'm_7' } }, 'unknown'),
  silent('a reaction', { reaction: { reaction: 'love', emoji: '\u2764', action: 'react', mid: 'm_7' } }, 'reaction'),
  silent('a reaction taken back', { reaction: { action: 'unreact', mid: 'm_7' } }, 'reaction'),
  // threads
  one(
    'a human gives the thread back',
    { pass_thread_control: { previous_owner_app_id: '263902037430900', new_owner_app_id: '123', metadata: '' } },
    { kind: 'thread-control', holder: 'bot' },
  ),
  one(
    'the thread goes to the page’s inbox',
    { pass_thread_control: { new_owner_app_id: 263902037430900 } },
    { kind: 'thread-control', holder: 'human' },
  ),
  one(
    'a human takes the thread',
    { take_thread_control: { previous_owner_app_id: '123', metadata: '' } },
    { kind: 'thread-control', holder: 'human' },
  ),
  silent(
    'another app asks for the thread',
    { request_thread_control: { requested_owner_app_id: 1 } },
    'request_thread_control',
  ),
  silent('app roles', { app_roles: { '123': ['primary_receiver'] } }, 'app_roles'),
  // receipts and echoes
  silent('a delivery', { delivery: { mids: ['m_1'], watermark: AT } }, 'delivery'),
  silent('a read', { read: { watermark: AT } }, 'read'),
  {
    name: 'an echo',
    body: batch(
      entry({
        sender: { id: PAGE },
        recipient: { id: PSID },
        timestamp: AT,
        message: { is_echo: true, app_id: 1, mid, text: 'Rent in Seattle' },
      }),
    ),
    events: [],
    ignored: ['echo'],
  },
  {
    name: 'an echo of a template',
    body: batch(
      entry({
        sender: { id: PAGE },
        recipient: { id: PSID },
        timestamp: AT,
        message: { is_echo: true, mid, attachments: [{ type: 'template', payload: {} }] },
      }),
    ),
    events: [],
    ignored: ['echo'],
  },
  {
    name: 'a message of the page to itself',
    body: batch(entry({ sender: { id: PAGE }, recipient: { id: PAGE }, timestamp: AT, message: { mid, text: 'hi' } })),
    events: [],
    ignored: ['echo'],
  },
  silent('an edit', { message_edit: { mid, text: 'Tacoma', num_edit: 1 } }, 'message_edit'),
  silent('account linking', { account_linking: { status: 'linked', authorization_code: 'x' } }, 'account_linking'),
  silent('a game', { game_play: { game_id: '1' } }, 'game_play'),
  {
    name: 'policy enforcement, without a sender',
    body: batch(
      entry({ recipient: { id: PAGE }, timestamp: AT, policy_enforcement: { action: 'warning', reason: 'x' } }),
    ),
    events: [],
    ignored: ['policy_enforcement'],
  },
  silent('something not yet invented', { hologram: { id: 1 } }, 'unknown'),
  {
    name: 'a message without a sender',
    body: batch(entry({ recipient: { id: PAGE }, timestamp: AT, message: { mid, text: 'hi' } })),
    events: [],
    ignored: ['no-sender'],
  },
  {
    name: 'a message whose recipient is missing',
    body: batch(entry({ sender: { id: PSID }, timestamp: AT, message: { mid, text: 'hi' } })),
    events: [text('hi')],
  },
  {
    name: 'a message without a timestamp',
    body: batch(entry({ sender: { id: PSID }, recipient: { id: PAGE }, message: { mid, text: 'hi' } })),
    events: [text('hi')],
  },
  // standby and news of the page
  {
    name: 'standby only',
    body: batch({ id: PAGE, time: AT, standby: [said('hello?')] }),
    events: [],
    ignored: ['standby'],
  },
  {
    name: 'a postback in standby, which has no payload',
    body: batch({ id: PAGE, time: AT, standby: [from({ postback: { title: 'Rent' } })] }),
    events: [],
    ignored: ['standby'],
  },
  {
    name: 'standby beside a message',
    body: batch({ id: PAGE, time: AT, messaging: [said('boise')], standby: [said('hello?', 'm_2')] }),
    events: [text('boise')],
    ignored: ['standby'],
  },
  {
    name: '“start over” in standby, as the hand-over told',
    body: batch({ id: PAGE, time: AT, standby: [said('Start over!')] }),
    events: [text('Start over!')],
  },
  {
    name: 'the menu’s “start over” in standby, where only the title of a tap is told',
    body: batch({ id: PAGE, time: AT, standby: [from({ postback: { title: 'Another city', mid } })] }),
    events: [text('start over')],
  },
  {
    name: 'the same with its payload',
    body: batch({
      id: PAGE,
      time: AT,
      standby: [from({ postback: { title: 'Another city', payload: 'do=say&text=start%20over', mid } })],
    }),
    events: [{ kind: 'action', payload: 'do=say&text=start%20over', title: 'Another city' }],
  },
  {
    name: 'the command “start over” in standby',
    body: batch({
      id: PAGE,
      time: AT,
      standby: [from({ message: { mid, text: '/start over', commands: [{ name: 'start over' }] } })],
    }),
    events: [text('start over')],
  },
  {
    name: 'other items of the menu in standby',
    body: batch({ id: PAGE, time: AT, standby: [from({ postback: { title: 'Delete my data', mid } })] }),
    events: [],
    ignored: ['standby'],
  },
  {
    name: 'feed changes',
    body: batch({
      id: PAGE,
      time: AT,
      changes: [{ field: 'feed', value: { item: 'comment', message: 'Seattle rent' } }],
    }),
    events: [],
    ignored: ['changes'],
  },
  {
    name: 'several changes',
    body: batch({ id: PAGE, time: AT, changes: [{ field: 'feed' }, { field: 'mention' }] }),
    events: [],
    ignored: ['changes', 'changes'],
  },
  {
    name: 'the dashboard’s test button',
    body: batch({ id: '0', time: AT, changes: [{ field: 'messages', value: { message: { text: 'TEST' } } }] }),
    events: [],
    ignored: ['changes'],
  },
  { name: 'an entry without events', body: batch({ id: PAGE, time: AT }), events: [], ignored: ['empty'] },
  { name: 'no entries', body: batch(), events: [], ignored: [] },
  {
    name: 'another object',
    body: { object: 'instagram', entry: [entry(said('hi'))] },
    events: [],
    ignored: ['not-a-page'],
  },
  // batches
  {
    name: 'a batch of two people',
    body: batch(entry(said('boise', 'm_1', AT, '1')), entry(said('reno', 'm_2', AT + 1, '2'))),
    events: [text('boise'), text('reno')],
  },
  {
    name: 'a batch whose second entry is no object',
    body: batch(entry(said('boise')), 7 as unknown as object, entry(said('reno', 'm_2', AT + 1))),
    events: [text('boise'), text('reno')],
    ignored: ['malformed'],
  },
  {
    name: 'a batch with a broken event in it',
    body: batch(entry(said('boise'), null, 'x', said('reno', 'm_2', AT + 1))),
    events: [text('boise'), text('reno')],
    ignored: ['malformed', 'malformed'],
  },
  {
    name: 'a batch out of order',
    body: batch(entry(said('second', 'm_2', AT + 5), said('first', 'm_1', AT))),
    events: [text('first'), text('second')],
  },
];
