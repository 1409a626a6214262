import { expect } from 'chai';
import type { App } from '../../src/app.ts';
import { signatureOf } from '../../src/channels/messenger/signature.ts';
import { openDatabase, type Database } from '../../src/database/database.ts';
import { FakeGraph, textOf } from '../fakes/graph-api.ts';
import { testDatabase } from '../support/database.ts';

/** Awaited at the top, so that mocha imports this file: of one that it requires, dialogs would see a second copy of each module. */
const { runApp } = await import('./running-app.ts');

const SECRETS = { token: 'EAAG-page-token', appSecret: 'the app secret' };
const PAGE = '108824017345866';

describe('Messenger, through the whole app', function () {
  this.timeout(180_000);
  let database: Database;
  let replicas: readonly Database[];
  let apps: readonly App[];
  let graph: FakeGraph;

  before(async () => {
    database = await testDatabase();
    graph = await new FakeGraph(SECRETS).start();
    replicas = await Promise.all([1, 2, 3].map(() => openDatabase(database.url)));
    apps = [];
    for (const replica of replicas)
      apps = [
        ...apps,
        await runApp(replica, {
          FACEBOOK_PAGE_TOKEN: SECRETS.token,
          FACEBOOK_APP_SECRET: SECRETS.appSecret,
          FACEBOOK_VERIFY_TOKEN: 'the verify token',
          GRAPH_API_URL: graph.url,
          GRAPH_API_VERSION: 'v25.0',
        }),
      ];
  });

  after(async () => {
    for (const app of apps) await app.close();
    for (const replica of replicas) await replica.close();
    await graph.stop();
    await database.close();
  });

  const webhook = (psid: string, mid: string, text: string, timestamp: number): Buffer => {
    graph.hear(psid);
    const event = { sender: { id: psid }, recipient: { id: PAGE }, timestamp, message: { mid, text } };
    return Buffer.from(JSON.stringify({ object: 'page', entry: [{ id: PAGE, time: timestamp, messaging: [event] }] }));
  };
  const post = async (body: Buffer, app: App): Promise<number> => {
    const response = await fetch(`${app.url}/api/facebook`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-hub-signature-256': signatureOf(body, SECRETS.appSecret),
      },
      body: new Uint8Array(body),
    });
    await response.arrayBuffer();
    return response.status;
  };
  /** To each process in turn. */
  const target = (at: number): App => apps[at % apps.length]!;
  /** Resolves once somebody got so many messages with words in them. */
  const heard = (psid: string, count: number): Promise<readonly string[]> =>
    new Promise((resolve) => {
      const look = (): void => {
        const texts = graph.textsTo(psid);
        if (texts.length >= count) resolve(texts);
      };
      graph.onSent = ({ message }) => {
        if (textOf(message) !== undefined) look();
      };
      look();
    });

  it('one webhook delivered 50 times at once to three processes, and again later, is answered once, with picture and words', async () => {
    const body = webhook('5001', 'm_once', 'median rent in Seattle, WA', Date.now());
    const statuses = await Promise.all(Array.from({ length: 50 }, (_, at) => post(body, target(at))));
    expect(new Set(statuses)).to.deep.equal(new Set([200]));
    const [answer] = await heard('5001', 1);
    expect(answer).to.contain('Seattle');

    expect(await post(body, target(1))).to.equal(200);
    expect(await post(webhook('5001', 'm_after', 'and Tacoma, WA?', Date.now()), target(2))).to.equal(200);
    const texts = await heard('5001', 2);
    expect(texts[1]).to.contain('Tacoma');
    expect(graph.sent.filter(({ psid, message }) => psid === '5001' && textOf(message) === undefined)).to.have.length(
      2,
    );
    expect(graph.refusals).to.deep.equal([]);
  });

  it('20 messages of one person to three processes are answered in their order, each once', async () => {
    const cities = [
      ...['Seattle', 'Tacoma', 'Spokane', 'Olympia', 'Yakima', 'Bellingham', 'Everett', 'Renton', 'Kennewick', 'Pasco'],
      ...[
        'Redmond',
        'Kirkland',
        'Auburn',
        'Kent',
        'Lacey',
        'Puyallup',
        'Shoreline',
        'Bothell',
        'Sammamish',
        'Marysville',
      ],
    ];
    const began = Date.now();
    for (const [at, city] of cities.entries())
      expect(await post(webhook('5002', `m_${at}`, `median age in ${city}, WA`, began + at), target(at))).to.equal(200);
    const texts = await heard('5002', cities.length);
    expect(texts).to.have.length(cities.length);
    for (const [at, city] of cities.entries()) expect(texts[at]).to.contain(city);
  });

  it('a wrong signature gets in nowhere', async () => {
    const body = webhook('5003', 'm_forged', 'median rent in Seattle, WA', Date.now());
    const response = await fetch(`${target(0).url}/api/facebook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(body, 'another secret') },
      body: new Uint8Array(body),
    });
    expect(response.status).to.equal(401);
    expect(await database.prisma.inboxEvent.count({ where: { person: '5003' } })).to.equal(0);
  });
});
