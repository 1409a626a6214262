import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { startThread } from '../support/thread.ts';
import type { RunTurn, TurnResult } from '../../src/conversation/turn-result.ts';
import { realBot } from '../support/bot.ts';
import { parseGolden, type Expectation, type Step } from '../support/golden.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

async function play(steps: readonly Step[], botAt: (clock: () => Date) => Promise<RunTurn>): Promise<void> {
  let now = Date.parse('2026-03-01T12:00:00Z');
  const clock = (): Date => new Date(now);
  const thread = startThread(await botAt(clock), clock);
  let last: TurnResult | undefined;
  for (const { line, does, expects } of steps) {
    if (does.kind === 'waits') {
      now += does.days * DAY_MS;
      continue;
    }
    last = does.kind === 'says' ? await thread.say(does.text) : await thread.hear(tap(does.text, last, line));
    for (const expected of expects) check(expected, last, `line ${line}`);
  }
}

function tappable(result: TurnResult | undefined): readonly { readonly title: string; readonly payload: string }[] {
  return (result?.replies ?? []).flatMap((reply) => [
    ...reply.buttons,
    ...reply.quickReplies,
    ...(reply.cards ?? []).flatMap((card) => card.buttons),
  ]);
}

function tap(title: string, last: TurnResult | undefined, line: number) {
  const button = tappable(last).find((candidate) => candidate.title === title);
  if (!button)
    throw new Error(
      `line ${line}: no "${title}" to tap among ${tappable(last)
        .map((b) => b.title)
        .join(', ')}`,
    );
  return { kind: 'action' as const, payload: button.payload, title };
}

function check(expected: Expectation, { understood, replies }: TurnResult, where: string): void {
  const text = replies.map((reply) => reply.text).join('\n');
  switch (expected.kind) {
    case 'understood':
      expect(understood.intent, where).to.equal(expected.intent);
      expect(understood.topic, where).to.equal(expected.topic ?? null);
      if (expected.metric !== undefined) expect(understood.metric, where).to.equal(expected.metric);
      expect(understood.places, where).to.deep.equal(expected.places);
      return;
    case 'offers places':
      expect(understood.candidates, where).to.deep.equal(expected.places);
      return;
    case 'carried':
      expect(understood.carried, where).to.have.members(expected.what);
      return;
    case 'answer has':
      expect(text, where).to.include(expected.text);
      return;
    case 'answer lacks':
      expect(text, where).to.not.include(expected.text);
      return;
    case 'button':
      expect(
        tappable({ replies } as TurnResult).map((button) => button.title),
        where,
      ).to.include(expected.text);
      return;
    case 'picture':
      expect(
        replies.some((reply) => reply.picture !== undefined),
        where,
      ).to.equal(expected.present);
  }
}

const folder = import.meta.dirname;
const files = (await readdir(folder)).filter((file) => file.endsWith('.txt')).sort();

describe('golden dialogues', () => {
  let botAt: (clock: () => Date) => Promise<RunTurn>;
  before(async function () {
    this.timeout(120_000);
    botAt = await realBot();
  });

  for (const file of files) {
    it(file, async () => {
      await play(parseGolden(await readFile(join(folder, file), 'utf8')), botAt);
    });
  }
});
