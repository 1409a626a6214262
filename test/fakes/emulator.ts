import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

/**
 * What the Bot Framework Emulator takes from a bot, and no more: the fields that a message has to have, the kinds of cards and
 * buttons that it shows, and the limits of the strictest channels.
 * Source: https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md
 */
const account = z.strictObject({ id: z.string().min(1), name: z.string().optional(), role: z.string().optional() });
const action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('openUrl'), title: z.string().min(1), value: z.url() }),
  z.strictObject({
    type: z.literal('messageBack'),
    title: z.string().min(1).max(20),
    displayText: z.string().min(1),
    text: z.string().min(1),
    value: z.strictObject({ payload: z.string().min(1).max(1000) }),
  }),
]);
const heroCard = z
  .strictObject({
    title: z.string().max(128).optional(),
    subtitle: z.string().max(128).optional(),
    images: z
      .array(z.strictObject({ url: z.url({ protocol: /^https?$/ }), alt: z.string().min(1) }))
      .max(1)
      .optional(),
    buttons: z.array(action).max(6).optional(),
    tap: action.optional(),
  })
  .refine(({ title, images, buttons }) => Boolean(title) || images?.length || buttons?.length, 'an empty card');
const message = z
  .strictObject({
    type: z.literal('message'),
    channelId: z.literal('emulator'),
    serviceUrl: z.url(),
    from: account,
    recipient: account,
    conversation: z.strictObject({ id: z.string().min(1) }),
    replyToId: z.string().min(1).optional(),
    locale: z.string().optional(),
    inputHint: z.enum(['acceptingInput', 'expectingInput', 'ignoringInput']).optional(),
    text: z.string().max(28_000),
    textFormat: z.enum(['plain', 'markdown']),
    attachmentLayout: z.enum(['list', 'carousel']).optional(),
    attachments: z
      .array(z.strictObject({ contentType: z.literal('application/vnd.microsoft.card.hero'), content: heroCard }))
      .min(1)
      .max(10)
      .optional(),
    suggestedActions: z.strictObject({ to: z.array(z.string()), actions: z.array(action).min(1).max(13) }).optional(),
  })
  .refine(({ text, attachments }) => text !== '' || attachments !== undefined, 'a message of nothing');
const typing = z.looseObject({ type: z.literal('typing'), conversation: z.strictObject({ id: z.string() }) });

export type BotMessage = z.infer<typeof message>;
type TapAction = z.infer<typeof action>;

/** Acts as the Bot Framework Emulator: posts a person's activities to a bot and takes its answers at a server of its own. */
export class FakeEmulator {
  readonly conversation = randomUUID();
  readonly person = { id: randomUUID(), name: 'User', role: 'user' };
  readonly messages: BotMessage[] = [];
  /** What was wrong with activities of the bot. */
  readonly faults: string[] = [];
  /** Answers with these statuses first. */
  readonly failures: number[] = [];
  calls = 0;
  private readonly bot: string;
  private readonly botAccount = { id: randomUUID(), name: 'Bot', role: 'bot' };
  private readonly waiting: {
    readonly count: number;
    readonly resolve: () => void;
    readonly reject: (fault: Error) => void;
  }[] = [];
  private readonly server = createServer((request, response) => void this.take(request, response));

  /** `bot`: the address of the bot's `/api/messages`. */
  constructor(bot: string) {
    this.bot = bot;
  }

  async start(): Promise<void> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  get serviceUrl(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** The person and the bot come into the conversation, one after the other, as the Emulator tells it. */
  async open(): Promise<void> {
    for (const member of [this.botAccount, this.person])
      await this.post({ type: 'conversationUpdate', membersAdded: [member], membersRemoved: [] });
  }

  async say(text: string): Promise<Response> {
    return this.post({ type: 'message', text, textFormat: 'plain', locale: 'en-US' });
  }

  /** Taps a button, as the Emulator's web chat does. */
  async tap(tapped: TapAction): Promise<Response> {
    if (tapped.type === 'openUrl') throw new Error('a link is opened, not sent');
    const { text, displayText, value } = tapped;
    return this.post({ type: 'message', text, value, channelData: { messageBack: { displayText, text, value } } });
  }

  /** `headers` and `more` add to what the Emulator sends, or take its place. */
  async post(activity: object, headers: Readonly<Record<string, string>> = {}, more: object = {}): Promise<Response> {
    return fetch(this.bot, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({
        id: randomUUID(),
        timestamp: new Date().toISOString(),
        channelId: 'emulator',
        serviceUrl: this.serviceUrl,
        conversation: { id: this.conversation },
        from: this.person,
        recipient: this.botAccount,
        ...activity,
        ...more,
      }),
    });
  }

  /** The bot's messages, once there are so many in all. Rejects when the bot sends what it may not. */
  async received(count: number): Promise<readonly BotMessage[]> {
    if (this.messages.length < count)
      await new Promise<void>((resolve, reject) => this.waiting.push({ count, resolve, reject }));
    return this.messages;
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    this.calls += 1;
    const path = new RegExp(`^/v3/conversations/${this.conversation}/activities(/[^/]+)?$`);
    if (request.method !== 'POST' || !path.test(request.url ?? '')) {
      answer(404, { error: { code: 'BadArgument', message: 'no such address' } });
      return;
    }
    const body = await json(request);
    const failure = this.failures.shift();
    if (failure !== undefined) {
      answer(failure, { error: { code: 'ServiceError', message: 'asked to fail' } });
      return;
    }
    const parsed = z.union([message, typing]).safeParse(body);
    if (!parsed.success) {
      const fault = `${z.prettifyError(parsed.error)}\n${JSON.stringify(body)}`;
      this.faults.push(fault);
      answer(400, { error: { code: 'BadSyntax', message: 'not an activity' } });
      for (const { reject } of this.waiting) reject(new Error(fault));
      return;
    }
    if (parsed.data.type === 'message') this.messages.push(parsed.data);
    answer(200, { id: randomUUID() });
    for (const { count, resolve } of this.waiting) if (this.messages.length >= count) resolve();
  }
}
