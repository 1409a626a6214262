import { expect } from 'chai';
import { decodeRef, encodeRef } from '../../../src/channels/messenger/links.ts';
import { encodeAction } from '../../../src/conversation/action.ts';
import type { RunTurn, TurnResult } from '../../../src/conversation/turn-result.ts';
import { loadTopics } from '../../../src/topics/catalogue.ts';
import { realBot } from '../../support/bot.ts';
import { startThread } from '../../support/thread.ts';

// Awaited here, which also makes mocha import this file as the app is imported: required, it would have a second copy of each module.
const topics = (await loadTopics()).topics.map(({ id }) => id);

describe('a shared answer', () => {
  const clock = (): Date => new Date('2026-11-22T12:00:00Z');
  let run: RunTurn;
  before(async function () {
    this.timeout(240_000);
    run = await (await realBot())(clock);
  });

  const tapped = (payload: string): Promise<TurnResult> => startThread(run, clock).hear({ kind: 'action', payload });

  /** Opens the link of an answer as somebody else: it is the same answer, and shares itself the same way. */
  async function opensAgain({ replies, understood }: TurnResult): Promise<void> {
    const [shared] = replies;
    if (!shared?.opens) throw new Error(`nothing to open in ${JSON.stringify(shared)}`);
    const action = decodeRef(encodeRef(shared.opens));
    if (!action) throw new Error(`the link of ${JSON.stringify(shared.opens)} opens nothing`);
    const opened = await tapped(encodeAction(action));
    expect(opened.understood.intent).to.equal(understood.intent);
    const [reply] = opened.replies;
    expect(reply?.text).to.equal(shared.text);
    expect(reply?.picture).to.deep.equal(shared.picture);
    expect(reply?.opens).to.deep.equal(shared.opens);
  }

  for (const text of [
    'rent in tacoma',
    'compare austin and denver income',
    'how has rent in austin changed since 2015',
    'how has the population of boise changed',
    'seattle',
    'most expensive city in Washington',
    'youngest towns in texas over 50k people',
    'youngest cities in california with rent below the state median',
    'youngest cities in california with rent under $2000',
    'cities like boise',
    'cities like boise but cheaper',
    'what is near asheville',
    'cities within 50 miles of denver',
    'is 90k a good income in austin',
    'how does rent in tacoma compare',
  ])
    it(`opens again for somebody else: “${text}”`, async () => {
      await opensAgain(await startThread(run, clock).say(text));
    });

  it('opens again for somebody else, of every topic and where it stands', async () => {
    for (const topic of topics)
      for (const payload of [
        encodeAction({ do: 'topic', topic, places: ['5370000'] }),
        encodeAction({ do: 'standing', topic, places: ['5370000'] }),
      ])
        await opensAgain(await tapped(payload));
  });

  for (const payload of [
    'do=topic&topic=rent&places=9999999',
    'do=topic&topic=zeppelins&places=5363000',
    'do=overview&places=9999999',
    'do=standing&topic=rent&places=',
    'do=similar&place=9999999&differing=',
    'do=similar&place=1608830&differing=zeppelins:lowest',
    'do=nearby&place=9999999',
    'do=choose&place=9999999',
    'do=rank&topic=rent&metric=zeppelins&order=highest&count=5&states=&where=',
    'do=rank&topic=rent&metric=median-gross-rent&order=highest&count=5&states=ZZ&where=',
    'do=rank&topic=rent&metric=median-gross-rent&order=highest&count=5&states=&where=zeppelins:at-least:1',
  ])
    it(`of what there is not asks, or offers what there is: ${payload}`, async () => {
      expect((await tapped(payload)).replies).to.have.length(1);
    });
});
