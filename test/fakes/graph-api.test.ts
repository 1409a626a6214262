import { expect } from 'chai';
import { PAGE_INBOX_APP } from '../../src/channels/messenger/events.ts';
import { GraphClient } from '../../src/channels/messenger/graph.ts';
import { FakeGraph, type FakeGraphOptions } from './graph-api.ts';

const PSID = '5489371664512087';
const DAY_MS = 24 * 60 * 60 * 1000;

describe('the fake Graph API', () => {
  let now: number;
  let fake: FakeGraph;
  const start = async (options: Partial<FakeGraphOptions> = {}): Promise<void> => {
    now = Date.now();
    fake = await new FakeGraph({ token: 't', appSecret: 's', clock: () => now, ...options }).start();
    fake.hear(PSID);
  };
  afterEach(() => fake.stop());

  const call = (path: string, body: object, version = 'v25.0'): Promise<unknown> =>
    new GraphClient({ url: fake.url, version, pageToken: 't', appSecret: 's' })
      .call({ method: 'POST', path, body: { recipient: { id: PSID }, ...body } })
      .then(
        () => 'taken',
        (cause: unknown) => /\((\d+(\/\d+)?): /.exec(String(cause))?.[1] ?? cause,
      );
  const say = (text = 'hello', version?: string): Promise<unknown> =>
    call('/me/messages', { messaging_type: 'RESPONSE', message: { text } }, version);
  const typing = (): Promise<unknown> => call('/me/messages', { sender_action: 'typing_on' });
  const pass = (target: string = PAGE_INBOX_APP): Promise<unknown> =>
    call('/me/pass_thread_control', { target_app_id: target });
  const take = (): Promise<unknown> => call('/me/take_thread_control', {});

  it('lets only who has a thread write into it and pass it on, and only the default app take it', async () => {
    await start();
    expect(await say()).to.equal('taken');
    expect(await pass('1')).to.equal('100');
    expect(await pass()).to.equal('taken');
    for (const refused of [say, typing, pass]) expect(await refused()).to.equal('10/2018300');
    expect(await take()).to.equal('taken');
    expect(await say()).to.equal('taken');
    fake.humanTakes(PSID);
    expect(await say()).to.equal('10/2018300');
  });

  it('knows a page without routing', async () => {
    await start({ routing: false });
    expect(await pass()).to.equal('100');
    expect(await take()).to.equal('100');
  });

  it('gives a thread in which nobody wrote for a day to nobody, and then to who is written to', async () => {
    await start();
    fake.humanTakes(PSID);
    now += DAY_MS + 1;
    expect(await say()).to.equal('10/2018278');
    fake.hear(PSID);
    expect(await say()).to.equal('taken');
  });

  it('serves the versions that Meta serves', async () => {
    await start();
    for (const version of ['v23.0', 'v25.0']) expect(await say('hello', version)).to.equal('taken');
    for (const version of ['v3.0', 'v99.0', 'v25']) expect(await say('hello', version)).to.equal('2500');
  });

  it('refuses an m.me link whose ref Messenger would not pass on', async () => {
    await start();
    const share = (ref: string): Promise<unknown> => {
      const link = `https://m.me/page?ref=${encodeURIComponent(ref)}`;
      const buttons = [{ type: 'web_url', title: 'Share', url: `https://example.org/?u=${encodeURIComponent(link)}` }];
      const payload = { template_type: 'button', text: 'hello', buttons };
      return call('/me/messages', {
        messaging_type: 'RESPONSE',
        message: { attachment: { type: 'template', payload } },
      });
    };
    expect(await share('ZG8-_=')).to.equal('taken');
    for (const ref of ['do=topic&places=1', 'a b', 'a+b', 'ü', '']) expect(await share(ref), ref).to.equal('100');
  });
});
