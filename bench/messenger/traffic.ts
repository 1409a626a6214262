import { createHmac } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { signatureOf } from '../../src/channels/messenger/signature.ts';
import { readSnapshot } from '../../src/places/snapshot.ts';
import type { FakeGraph } from '../../test/fakes/graph-api.ts';
import { Ledger } from './ledger.ts';
import { postOf, Poster } from './poster.ts';

export const SECRETS = {
  token: 'EAAG-bench',
  appSecret: 'bench app secret',
  verifyToken: 'bench verify token',
} as const;
const PAGE = '108824017345866';
const PEOPLE = 500;
const QUESTIONS = [
  'median rent in',
  'how many people live in',
  'median household income in',
  'unemployment rate in',
  'median age in',
];

export interface Question {
  readonly psid: string;
  readonly text: string;
  /** The city's name: the answer has it in it. */
  readonly mark: string;
}

/** So many questions of 500 people, each about another one of 200 cities than the same person's others. */
export async function questions(count: number): Promise<readonly Question[]> {
  const cities = await benchCities();
  return Array.from({ length: count }, (_, at) => {
    const person = at % PEOPLE;
    const turn = Math.floor(at / PEOPLE);
    const city = cities[(person * 7 + turn * 13) % cities.length];
    if (!city) throw new Error('the snapshot has no cities');
    const ask = QUESTIONS[(person + turn) % QUESTIONS.length];
    return { psid: String(10_000 + person), text: `${ask} ${city.name}, ${city.state}`, mark: city.name };
  });
}

/** Cities of middle size whose name says which one is meant, and stands in no other name. */
async function benchCities(): Promise<readonly { readonly name: string; readonly state: string }[]> {
  const { places } = await readSnapshot(path.join(import.meta.dirname, '../../data'));
  const named = new Map<string, number>();
  for (const { name } of places) named.set(name, (named.get(name) ?? 0) + 1);
  return places
    .filter(({ name, population = 0 }) => population > 60_000 && /^[A-Z][a-z]{4,}$/.test(name) && named.get(name) === 1)
    .slice(0, 200);
}

/** A signed webhook as a request to one of the processes. */
type Webhook = (target: URL) => Buffer;

/** Sends questions as Meta does: signed webhooks, sent again until they are taken. */
export class Traffic {
  /** Milliseconds until each webhook was answered with 200, of the try that was. */
  readonly acks: number[] = [];
  /** Tries that were not. */
  refused = 0;
  readonly ledger = new Ledger();
  private readonly graph: FakeGraph;
  private readonly targets: () => readonly URL[];
  private readonly name: string;
  private readonly poster: Poster;

  /** `targets` are the webhooks' addresses now, taken in turn; `name` keeps its message ids apart from other traffic's. */
  constructor(graph: FakeGraph, targets: () => readonly URL[], name: string, poster = new Poster()) {
    this.graph = graph;
    this.name = name;
    this.targets = targets;
    this.poster = poster;
    graph.onSent = (sent) => this.ledger.heard(sent);
  }

  /** More traffic over the same connections, counted for itself. */
  next(name: string): Traffic {
    return new Traffic(this.graph, this.targets, name, this.poster);
  }

  /** One question after the other, so many a second, whatever becomes of those before. */
  async steady(asked: readonly Question[], perSecond: number): Promise<void> {
    const started = performance.now();
    const sending: Promise<void>[] = [];
    for (const [at, question] of asked.entries()) {
      const wait = started + (at * 1000) / perSecond - performance.now();
      if (wait > 0) await sleep(wait);
      sending.push(this.ask(question, at, this.webhook(question, at)));
    }
    await Promise.all(sending);
  }

  /** So many at once, then the next ones once these are answered. */
  async bursts(asked: readonly Question[], size: number, quietMs: number): Promise<void> {
    for (let from = 0; from < asked.length; from += size) {
      const burst = asked.slice(from, from + size).map((question, at) => ({
        question,
        number: from + at,
        webhook: this.webhook(question, from + at),
      }));
      const targets = this.targets();
      for (const target of targets) await this.poster.connect(target, Math.ceil(size / targets.length));
      await Promise.all(burst.map(({ question, number, webhook }) => this.ask(question, number, webhook)));
      await this.ledger.settled(quietMs);
    }
  }

  /** Makes the request of one question, to be sent later. */
  private webhook({ psid, text }: Question, number: number): Webhook {
    const at = Date.now();
    const message = { mid: `m_${this.name}_${number}`, text };
    const event = { sender: { id: psid }, recipient: { id: PAGE }, timestamp: at, message };
    const body = Buffer.from(JSON.stringify({ object: 'page', entry: [{ id: PAGE, time: at, messaging: [event] }] }));
    const headers = {
      'content-type': 'application/json',
      'x-hub-signature-256': signatureOf(body, SECRETS.appSecret),
      'x-hub-signature': `sha1=${createHmac('sha1', SECRETS.appSecret).update(body).digest('hex')}`,
    };
    return (target) => postOf(target, headers, body);
  }

  private async ask({ psid, mark }: Question, number: number, webhook: Webhook): Promise<void> {
    this.graph.hear(psid);
    this.ledger.ask(psid, mark);
    for (let attempt = 0; !(await this.post(webhook, number + attempt)); attempt += 1) await sleep(200);
  }

  /** Whether it was taken; not when the app died or starts. */
  private async post(webhook: Webhook, turn: number): Promise<boolean> {
    const targets = this.targets();
    const target = targets[turn % targets.length];
    if (target === undefined) return false;
    const request = webhook(target);
    const started = performance.now();
    const taken = (await this.poster.post(target, request)) === 200;
    if (taken) this.acks.push(performance.now() - started);
    else this.refused += 1;
    return taken;
  }

  close(): void {
    this.poster.close();
  }
}
