import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { Activity } from 'botbuilder';
import type { Server } from 'restify';
import type { Channel } from '../../src/channels/channel.ts';
import { createWebChatChannel } from '../../src/channels/web-chat/index.ts';
import { createActivityLog } from '../../src/channels/web-chat/prisma-activity-log.ts';
import type { Incoming } from '../../src/conversation/incoming.ts';
import type { Database } from '../../src/database/database.ts';
import { createHttpServer, listen, stopListening } from '../../src/http/server.ts';
import { createLog } from '../../src/log.ts';
import { button, reply } from '../../src/replies/build.ts';
import { testDatabase } from '../support/database.ts';

interface Page {
  readonly activities: readonly Activity[];
  readonly watermark: string;
}

describe('web chat', () => {
  let database: Database;
  let server: Server;
  let channel: Channel;
  let url: string;
  let received: Incoming[];

  before(async () => {
    database = await testDatabase();
  });

  after(async () => {
    await database.close();
  });

  beforeEach(async () => {
    received = [];
    channel = createWebChatChannel(createActivityLog(database));
    server = createHttpServer(createLog('silent'));
    channel.mount(server, (events) => {
      received.push(...events);
      return Promise.resolve();
    });
    await listen(server, 0);
    url = `http://localhost:${server.address().port}`;
  });

  afterEach(async () => {
    await stopListening(server);
  });

  const begin = async (): Promise<string> => {
    const response = await fetch(`${url}/directline/conversations`, { method: 'POST' });
    expect(response.status).to.equal(201);
    return ((await response.json()) as { conversationId: string }).conversationId;
  };
  const post = (conversation: string, body: unknown): Promise<Response> =>
    fetch(`${url}/directline/conversations/${conversation}/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const read = async (conversation: string, watermark = ''): Promise<Page> => {
    const response = await fetch(`${url}/directline/conversations/${conversation}/activities?watermark=${watermark}`);
    expect(response.status).to.equal(200);
    return (await response.json()) as Page;
  };
  const textsOf = ({ activities }: Page) => activities.map(({ text }) => text);

  describe('a conversation', () => {
    it('begins with a start event of a person of its own', async () => {
      const [one, other] = [await begin(), await begin()];
      expect(one).to.not.equal(other);
      expect(received.map(({ event, person }) => [event.kind, person])).to.deep.equal([
        ['start', one],
        ['start', other],
      ]);
    });

    it('takes a message in with a key of its own, even when it is said twice', async () => {
      const id = await begin();
      await post(id, { type: 'message', text: 'seattle rent' });
      await post(id, { type: 'message', text: 'seattle rent' });
      const said = received.filter(({ event }) => event.kind === 'text');
      expect(said).to.have.length(2);
      expect(new Set(said.map(({ key }) => key)).size).to.equal(2);
      expect(said[0]).to.deep.include({ channel: 'web-chat', conversation: id, address: { conversation: id } });
    });

    it('shows a posted message with the mark by which its client knows that it was sent', async () => {
      const id = await begin();
      const channelData = { clientActivityID: 'abc' };
      const posted = (await (await post(id, { type: 'message', text: 'rent', channelData })).json()) as { id: string };
      const { activities } = await read(id);
      expect(activities).to.have.length(1);
      expect(activities[0]).to.deep.include({ id: posted.id, text: 'rent', channelData });
      expect(activities[0]?.from).to.deep.include({ id, role: 'user' });
    });

    it('shows nobody as its author but the one whose it is', async () => {
      const id = await begin();
      await post(id, {
        type: 'message',
        text: 'rent',
        from: { id: 'citrics', role: 'bot' },
        id: 'mine',
        timestamp: 'never',
      });
      const { activities } = await read(id);
      expect(activities[0]?.from.role).to.equal('user');
      expect(activities[0]?.id).to.not.equal('mine');
    });

    it('keeps the order of both sides, and goes on after the last position that a reader has', async () => {
      const id = await begin();
      await post(id, { type: 'message', text: 'one' });
      await channel.send({ conversation: id }, reply('two'));
      const first = await read(id);
      expect(textsOf(first)).to.deep.equal(['one', 'two']);
      await post(id, { type: 'message', text: 'three' });
      const second = await read(id, first.watermark);
      expect(textsOf(second)).to.deep.equal(['three']);
      expect(BigInt(second.watermark) > BigInt(first.watermark)).to.equal(true);
    });

    it('is read whole in pages, each activity once', async () => {
      const id = await begin();
      const log = createActivityLog(database);
      const texts = Array.from({ length: 230 }, (_, i) => `message ${i}`);
      await log.append(
        id,
        texts.map((text) => ({ type: 'message', text })),
      );
      const seen: (string | undefined)[] = [];
      for (let watermark = ''; seen.length < texts.length;) {
        const page = await read(id, watermark);
        expect(page.activities).to.have.length.within(1, 100);
        seen.push(...textsOf(page));
        watermark = page.watermark;
      }
      expect(seen).to.deep.equal(texts);
    });

    it('reaches a reader that waits at once, and every reader', async () => {
      const id = await begin();
      const waiting = [read(id), read(id)];
      await channel.send(
        { conversation: id },
        reply('here', { buttons: [button('Help', { do: 'say', text: 'help' })] }),
      );
      for (const page of await Promise.all(waiting)) expect(textsOf(page)).to.deep.equal(['here']);
    });

    it('shows what another replica wrote to a reader that waits here', async () => {
      const id = await begin();
      const waiting = read(id);
      await createWebChatChannel(createActivityLog(database)).send({ conversation: id }, reply('from elsewhere'));
      expect(textsOf(await waiting)).to.deep.equal(['from elsewhere']);
    });

    it('loses nothing and keeps one order for all readers when many write at the same time', async () => {
      const id = await begin();
      const other = createWebChatChannel(createActivityLog(database));
      const texts = Array.from({ length: 30 }, (_, i) => `m${i}`);
      await Promise.all(texts.map((text, i) => (i % 2 ? channel : other).send({ conversation: id }, reply(text))));
      const [one, two] = [await read(id), await read(id)];
      expect(textsOf(one)).to.have.members(texts);
      expect(textsOf(two)).to.deep.equal(textsOf(one));
    });

    it('is found again by its browser, with all that was said', async () => {
      const id = await begin();
      await post(id, { type: 'message', text: 'rent' });
      const again = await fetch(`${url}/directline/conversations/${id}?watermark=`);
      expect(((await again.json()) as { conversationId: string }).conversationId).to.equal(id);
      expect(textsOf(await read(id))).to.deep.equal(['rent']);
    });

    it('has its grant renewed, as Direct Line’s client asks every quarter of an hour', async () => {
      const id = await begin();
      const refresh = (authorization: string): Promise<Response> =>
        fetch(`${url}/directline/tokens/refresh`, { method: 'POST', headers: { authorization } });
      expect(await (await refresh(`Bearer ${id}`)).json()).to.deep.include({ conversationId: id, token: id });
      expect((await refresh('Bearer nobody')).status).to.equal(403);
    });
  });

  describe('refuses', () => {
    it('ids that are none of ours', async () => {
      for (const id of ['1', 'undefined', '%00', '..%2f..', `${randomUUID()}x`]) {
        expect((await fetch(`${url}/directline/conversations/${id}`)).status, id).to.equal(404);
        expect((await fetch(`${url}/directline/conversations/${id}/activities`)).status, id).to.equal(404);
        expect((await post(id, { type: 'message', text: 'hi' })).status, id).to.equal(404);
      }
      expect(received).to.deep.equal([]);
    });

    it('bodies that are no activity, and keeps nothing of them', async () => {
      const id = await begin();
      const bodies = ['{', '[]', 'null', '7', {}, { type: 7 }, { type: 'message', text: 7 }, { type: 'x'.repeat(101) }];
      for (const body of bodies) expect((await post(id, body)).status, JSON.stringify(body)).to.equal(400);
      expect((await post(id, { type: 'message', text: 'x'.repeat(20_001) })).status).to.equal(400);
      expect((await post(id, { type: 'message', text: 'x'.repeat(1_100_000) })).status).to.equal(413);
      expect(received).to.have.length(1);
      await post(id, { type: 'message', text: 'fine' });
      expect(textsOf(await read(id))).to.deep.equal(['fine']);
    });

    it('a position that is no number: it reads from the beginning', async () => {
      const id = await begin();
      await post(id, { type: 'message', text: 'rent' });
      for (const watermark of ['x', '-1', '1;drop', '9'.repeat(30)])
        expect(textsOf(await read(id, encodeURIComponent(watermark)))).to.deep.equal(['rent']);
    });
  });

  describe('its page', () => {
    it('comes from here only, compressed where that is understood, and is not sent twice', async () => {
      const page = await fetch(`${url}/`);
      expect(page.headers.get('content-security-policy')).to.include("script-src 'self'");
      const html = await page.text();
      const assets = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
      expect(assets).to.have.length.above(3);
      for (const asset of assets) {
        const response = await fetch(new URL(asset ?? '', url));
        expect(response.status, asset).to.equal(200);
        expect(response.headers.get('content-encoding'), asset).to.equal('gzip');
        await response.arrayBuffer();
        const etag = response.headers.get('etag') ?? '';
        expect((await fetch(new URL(asset ?? '', url), { headers: { 'if-none-match': etag } })).status).to.equal(304);
      }
    });
  });
});
