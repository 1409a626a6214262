import { expect } from 'chai';
import type { BotkitConversation } from 'botkit';
import { encodeAction } from '../../src/conversation/action.ts';
import { DialogController } from '../../src/conversation/controller.ts';
import { oneStepDialog, placesDialog, type Answer } from '../../src/conversation/dialog.ts';
import { EMPTY_MEMORY, type Memory } from '../../src/conversation/memory.ts';
import { createRunTurn } from '../../src/conversation/run-turn.ts';
import type { TurnResult, TurnStart } from '../../src/conversation/turn-result.ts';
import { TurnStorage } from '../../src/conversation/turn-storage.ts';
import type { Incoming, IncomingEvent } from '../../src/conversation/incoming.ts';
import { reply } from '../../src/replies/build.ts';
import { catalogueOf } from '../../src/topics/catalogue.ts';
import rent from '../../src/topics/catalogue/rent.ts';
import type { Utterance } from '../../src/understanding/utterance.ts';
import * as p from '../support/places.ts';
import { mention, topic, utterance } from '../support/utterances.ts';
import chooseCity from '../../dialogs/choose-city.ts';

const NOW = new Date('2026-03-01T12:00:00Z');

const messages: Readonly<Record<string, Partial<Utterance>>> = {
  rent: { intent: 'city-metric', topics: [topic('rent')] },
  springfield: {
    intent: 'city-overview',
    mentions: [mention('springfield', [p.SPRINGFIELD_IL.geoid, p.SPRINGFIELD_MO.geoid], false)],
  },
  missouri: { states: ['MO'] },
};

function incoming(event: IncomingEvent, conversation = 'one'): Incoming {
  return { channel: 'terminal', key: 'k', person: conversation, conversation, at: NOW, event, address: null };
}

/** A bot whose dialogs are the test's own; the conversation runs on the real controller and storage. */
function bot(
  answers: Partial<Record<'city-metric' | 'fallback' | 'welcome' | 'help', Answer>> = {},
  storage = new TurnStorage(),
) {
  const controller = new DialogController(storage);
  const say: Answer = (turn) => turn.say(reply(`${turn.request.intent}: ${turn.request.places.join(' ')}`));
  const dialogs: BotkitConversation[] = [
    placesDialog('city-metric', controller, answers['city-metric'] ?? say),
    placesDialog('city-overview', controller, say),
    placesDialog('compare-cities', controller, say),
    oneStepDialog('fallback', controller, answers.fallback ?? say),
    oneStepDialog('welcome', controller, answers.welcome ?? say),
    oneStepDialog('help', controller, answers.help ?? say),
    oneStepDialog('hand-over', controller, say),
    chooseCity({ controller, lookup: p.LOOKUP } as unknown as Parameters<typeof chooseCity>[0]),
  ];
  controller.addDialogs(dialogs);
  return createRunTurn({
    understanding: () => ({ understand: (text) => utterance({ text, ...messages[text] }) }),
    lookup: p.LOOKUP,
    catalogue: catalogueOf([rent]),
    controller,
    storage,
    clock: () => NOW,
  });
}

const fresh: TurnStart = { memory: EMPTY_MEMORY, state: {} };
const after = ({ memory, state }: TurnResult): TurnStart => ({ memory, state });
const text = (words: string): IncomingEvent => ({ kind: 'text', text: words });
const rejection = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => expect.fail('it did not reject'),
    (error: unknown) => error,
  );

describe('a turn', () => {
  it('asks back, waits, and then answers what was asked first', async () => {
    const run = bot();
    const first = await run(incoming(text('rent')), fresh);
    expect(first.understood).to.deep.include({ intent: 'city-metric', topic: 'rent', places: [] });
    const second = await run(incoming(text('springfield')), after(first));
    expect(second.understood.candidates).to.deep.equal([p.SPRINGFIELD_IL.geoid, p.SPRINGFIELD_MO.geoid]);
    const third = await run(incoming(text('missouri')), after(second));
    expect(third.replies.map((said) => said.text)).to.deep.equal([`city-metric: ${p.SPRINGFIELD_MO.geoid}`]);
    expect(third.understood.carried).to.deep.equal(['topic']);
  });

  it('carries the waiting question in state that survives as JSON', async () => {
    const first = await bot().call(undefined, incoming(text('rent')), fresh);
    const stored = JSON.parse(JSON.stringify(after(first))) as TurnStart;
    const second = await bot()(incoming(text('springfield')), stored);
    expect(second.understood.candidates).to.have.length(2);
  });

  it('keeps conversations apart while they run at the same time', async () => {
    const run = bot();
    const [one, two] = await Promise.all([
      run(incoming(text('rent'), '1'), fresh),
      run(incoming(text('springfield'), '1-2'), fresh),
    ]);
    expect(Object.keys(one.state)).to.not.deep.equal(Object.keys(two.state));
    const answered = await run(incoming(text('missouri'), '1-2'), after(two));
    expect(answered.understood).to.deep.include({ intent: 'city-overview', places: [p.SPRINGFIELD_MO.geoid] });
  });

  it('rejects with the cause when a dialog throws, and the next turn is answered', async () => {
    const run = bot({
      fallback: () => {
        throw new Error('no figures today');
      },
    });
    expect(await rejection(run(incoming(text('xyz')), fresh)))
      .to.be.an('error')
      .with.property('message', 'no figures today');
    const next = await run(incoming({ kind: 'start' }), fresh);
    expect(next.replies).to.have.length(1);
  });

  it('rejects when a dialog rejects later', async () => {
    const run = bot({ fallback: () => Promise.reject(new Error('store is gone')) });
    expect(await rejection(run(incoming(text('xyz')), fresh))).to.have.property('message', 'store is gone');
  });

  it('rejects when the answer after a question throws', async () => {
    const run = bot({
      'city-metric': () => {
        throw new Error('card is broken');
      },
    });
    const asked = await run(incoming(text('rent')), fresh);
    const named = await run(incoming(text('springfield')), after(asked));
    expect(await rejection(run(incoming(text('missouri')), after(named)))).to.have.property(
      'message',
      'card is broken',
    );
  });

  it('rejects when the storage fails', async () => {
    class BrokenStorage extends TurnStorage {
      override read(): Promise<never> {
        return Promise.reject(new Error('storage is gone'));
      }
    }
    expect(await rejection(bot({}, new BrokenStorage())(incoming(text('xyz')), fresh))).to.have.property(
      'message',
      'storage is gone',
    );
  });

  it('says people’s text back as it is, whatever braces are in it', async () => {
    const run = bot({ fallback: (turn) => turn.say(reply(turn.request.text ?? '')) });
    for (const words of ['{{#x}}', '{{vars.user}}', '{{{', '<b>&amp;</b>', '${1+1}', '{{=<% %>=}}<%x%>']) {
      const result = await run(incoming(text(words)), fresh);
      expect(result.replies[0]?.text).to.equal(words);
    }
  });

  it('answers a button of a topic that is gone with the menu', async () => {
    const payload = encodeAction({ do: 'topic', topic: 'zeppelins', places: [p.SEATTLE.geoid] });
    const result = await bot()(incoming({ kind: 'action', payload }), fresh);
    expect(result.understood.intent).to.equal('help');
  });

  it('reads a button that is not ours as the words on it', async () => {
    const result = await bot()(incoming({ kind: 'action', payload: 'Zeppelin_7', title: 'rent' }), fresh);
    expect(result.understood.topic).to.equal('rent');
  });

  it('is silent while a person has the conversation', async () => {
    const memory: Memory = { ...EMPTY_MEMORY, handedOver: true };
    const result = await bot()(incoming(text('rent')), { memory, state: {} });
    expect(result.replies).to.deep.equal([]);
    expect(result.memory.handedOver).to.equal(true);
  });

  it('speaks again when nobody takes the conversation', async () => {
    const memory: Memory = { ...EMPTY_MEMORY, handedOver: true };
    const result = await bot()(incoming({ kind: 'thread-control', holder: 'nobody' }), { memory, state: {} });
    expect(result.replies).to.have.length(1);
    expect(result.memory.handedOver).to.equal(undefined);
  });

  it('keeps a thumb without saying anything', async () => {
    const result = await bot()(incoming({ kind: 'rating', helpful: true }), fresh);
    expect(result.replies).to.deep.equal([]);
    expect(result.feedback).to.deep.equal({ helpful: true });
  });
});
