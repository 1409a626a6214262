import { expect } from 'chai';
import { resolve, resolveAction } from '../../src/conversation/context.ts';
import { EMPTY_MEMORY, type Memory } from '../../src/conversation/memory.ts';
import type { Request } from '../../src/conversation/request.ts';
import type { RankingRequest, Utterance } from '../../src/understanding/utterance.ts';
import * as p from '../support/places.ts';
import { mention, topic, utterance } from '../support/utterances.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const YESTERDAY = '2026-02-28T12:00:00Z';
const LAST_YEAR = '2025-03-01T12:00:00Z';

const lookingAt = (places: readonly { geoid: string }[], about?: string, placesAt = YESTERDAY): Memory => ({
  places: places.map(({ geoid }) => geoid),
  placesAt,
  subject: about === undefined ? undefined : { intent: 'city-metric', wanted: [{ topic: about }], places: [] },
  misses: 0,
});
const seattle = mention('seattle', [p.SEATTLE.geoid]);
const tacoma = mention('tacoma', [p.TACOMA.geoid]);
const boston = mention('boston', [p.BOSTON.geoid]);
const reno = mention('reno', [p.RENO.geoid]);
const portlandMaine = mention('portland maine', [p.PORTLAND_ME.geoid]);
const springfield = mention(
  'springfield',
  [p.SPRINGFIELD_MO.geoid, p.SPRINGFIELD_MA.geoid, p.SPRINGFIELD_IL.geoid],
  false,
);

const RANKING: RankingRequest = { metric: 'median-age', order: 'lowest', count: 5, states: ['TX'], where: [] };

interface Row {
  readonly says: string;
  readonly message: Partial<Utterance>;
  readonly memory?: Memory;
  readonly intent: Request['intent'];
  readonly topics?: readonly string[];
  readonly places?: readonly { geoid: string }[];
  readonly carried?: Request['carried'];
  readonly asks?: 'which-place' | 'still-there';
}

const rows: readonly Row[] = [
  {
    says: 'a city alone shows its overview',
    message: { intent: 'city-overview', mentions: [seattle] },
    intent: 'city-overview',
    places: [p.SEATTLE],
  },
  {
    says: 'a city alone does not carry the topic',
    message: { intent: 'city-overview', mentions: [boston] },
    memory: lookingAt([p.SEATTLE], 'rent'),
    intent: 'city-overview',
    topics: [],
    places: [p.BOSTON],
    carried: [],
  },
  {
    says: 'topic and city together need nothing else',
    message: { intent: 'city-metric', topics: [topic('rent')], mentions: [tacoma] },
    memory: lookingAt([p.SEATTLE]),
    intent: 'city-metric',
    topics: ['rent'],
    places: [p.TACOMA],
    carried: [],
  },
  {
    says: 'a topic alone is about the remembered city',
    message: { intent: 'city-metric', topics: [topic('rent')] },
    memory: lookingAt([p.SEATTLE]),
    intent: 'city-metric',
    topics: ['rent'],
    places: [p.SEATTLE],
    carried: ['places'],
  },
  {
    says: 'a topic alone is about both cities of a comparison',
    message: { intent: 'city-metric', topics: [topic('household-income')] },
    memory: lookingAt([p.SEATTLE, p.TACOMA]),
    intent: 'compare-cities',
    places: [p.SEATTLE, p.TACOMA],
    carried: ['places'],
  },
  {
    says: 'a topic with no city asks which',
    message: { intent: 'city-metric', topics: [topic('rent')] },
    intent: 'city-metric',
    asks: 'which-place',
  },
  {
    says: 'a topic after thirty days asks whether the city is still meant',
    message: { intent: 'city-metric', topics: [topic('rent')] },
    memory: lookingAt([p.SEATTLE], 'age', LAST_YEAR),
    intent: 'city-metric',
    asks: 'still-there',
  },
  {
    says: '"and Boston?" asks the same of Boston',
    message: { intent: 'city-overview', mentions: [boston], carry: { kind: 'same-topic' } },
    memory: lookingAt([p.SEATTLE], 'rent'),
    intent: 'city-metric',
    topics: ['rent'],
    places: [p.BOSTON],
    carried: ['topic'],
  },
  {
    says: '"compare it with Reno" adds Reno',
    message: { intent: 'compare-cities', mentions: [reno], carry: { kind: 'add-places' } },
    memory: lookingAt([p.SEATTLE], 'rent'),
    intent: 'compare-cities',
    topics: ['rent'],
    places: [p.SEATTLE, p.RENO],
    carried: ['places', 'topic'],
  },
  {
    says: '"swap the second for Reno" keeps the first',
    message: { intent: 'compare-cities', mentions: [reno], carry: { kind: 'swap', position: 2 } },
    memory: lookingAt([p.SEATTLE, p.TACOMA], 'rent'),
    intent: 'compare-cities',
    places: [p.SEATTLE, p.RENO],
  },
  {
    says: '"replace Seattle with Reno" puts Reno where Seattle was',
    message: { intent: 'compare-cities', mentions: [seattle, reno], carry: { kind: 'swap', position: 0 } },
    memory: lookingAt([p.SEATTLE, p.TACOMA], 'rent'),
    intent: 'compare-cities',
    topics: ['rent'],
    places: [p.RENO, p.TACOMA],
  },
  {
    says: '"and in Florida?" after a ranking ranks there',
    message: { intent: 'list-cities', states: ['FL'], carry: { kind: 'same-topic' } },
    memory: { ...lookingAt([]), ranking: { ...RANKING, shown: 5 } },
    intent: 'rank-cities',
    carried: ['ranking'],
  },
  {
    says: '"only the second" drops the first',
    message: { intent: 'city-overview', carry: { kind: 'keep', positions: [2] } },
    memory: lookingAt([p.SEATTLE, p.TACOMA], 'rent'),
    intent: 'city-metric',
    topics: ['rent'],
    places: [p.TACOMA],
  },
  {
    says: '"the first one" after a list opens its first line',
    message: { intent: 'city-overview', carry: { kind: 'keep', positions: [1] } },
    memory: { ...lookingAt([p.SEATTLE]), offered: [p.RENO.geoid, p.BOISE.geoid] },
    intent: 'city-overview',
    places: [p.RENO],
  },
  {
    says: '"without Seattle" keeps the rest',
    message: { intent: 'city-overview', mentions: [seattle], carry: { kind: 'drop' } },
    memory: lookingAt([p.SEATTLE, p.TACOMA], 'rent'),
    intent: 'city-metric',
    places: [p.TACOMA],
  },
  {
    says: '"I meant Portland Maine" replaces the other Portland',
    message: { intent: 'city-overview', mentions: [portlandMaine], carry: { kind: 'correction' } },
    memory: lookingAt([p.PORTLAND_OR, p.SEATTLE], 'rent'),
    intent: 'compare-cities',
    topics: ['rent'],
    places: [p.PORTLAND_ME, p.SEATTLE],
  },
  {
    says: '"no, the one in Missouri" finds the place of that name there',
    message: { intent: 'city-overview', states: ['MO'], carry: { kind: 'correction' } },
    memory: lookingAt([p.SPRINGFIELD_IL], 'rent'),
    intent: 'city-metric',
    topics: ['rent'],
    places: [p.SPRINGFIELD_MO],
  },
  {
    says: 'an ambiguous name is asked about',
    message: { intent: 'city-overview', mentions: [springfield] },
    intent: 'city-overview',
    asks: 'which-place',
  },
  {
    says: 'a name that is in no list is never answered with the remembered city',
    message: { intent: 'city-metric', topics: [topic('rent')], unknownNames: ['gondor'] },
    memory: lookingAt([p.SEATTLE]),
    intent: 'city-metric',
    asks: 'which-place',
  },
  {
    says: 'the same city named twice is one city',
    message: { intent: 'compare-cities', topics: [topic('rent')], mentions: [seattle, seattle] },
    intent: 'city-metric',
    places: [p.SEATTLE],
  },
  {
    says: 'nothing understood stays a miss',
    message: {},
    memory: lookingAt([p.SEATTLE], 'rent'),
    intent: 'fallback',
    places: [],
  },
  {
    says: 'distress is never turned into figures',
    message: { intent: 'distress', topics: [topic('age')], carry: { kind: 'same-places' } },
    memory: lookingAt([p.SEATTLE]),
    intent: 'distress',
    places: [],
  },
];

describe('what a message asks for in its conversation', () => {
  for (const row of rows) {
    it(row.says, () => {
      const request = resolve(utterance(row.message), {
        memory: row.memory ?? EMPTY_MEMORY,
        now: NOW,
        lookup: p.LOOKUP,
        mainMetric: () => 'median-gross-rent',
      });
      expect(request.intent).to.equal(row.intent);
      if (row.topics) expect(request.wanted.map((wanted) => wanted.topic)).to.deep.equal(row.topics);
      if (row.places) expect(request.places).to.deep.equal(row.places.map(({ geoid }) => geoid));
      if (row.carried) expect(request.carried).to.deep.equal(row.carried);
      expect(request.question?.kind).to.equal(row.asks);
    });
  }
});

describe('answers to the bot’s own question', () => {
  const asked = (message: Partial<Utterance>, memory: Memory = EMPTY_MEMORY): Memory => ({
    ...memory,
    asked: resolve(utterance(message), { memory, now: NOW, lookup: p.LOOKUP, mainMetric: () => 'median-gross-rent' })
      .question,
  });
  const answer = (memory: Memory, message: Partial<Utterance>): Request =>
    resolve(utterance(message), { memory, now: NOW, lookup: p.LOOKUP, mainMetric: () => 'median-gross-rent' });
  const rentOfSpringfield = asked({ intent: 'city-metric', topics: [topic('rent')], mentions: [springfield] });
  const rentOfWhere = asked({ intent: 'city-metric', topics: [topic('rent')] });

  it('takes a state’s name as the choice', () => {
    const request = answer(rentOfSpringfield, { states: ['MA'] });
    expect(request).to.include({ intent: 'city-metric', resumes: true });
    expect(request.places).to.deep.equal([p.SPRINGFIELD_MA.geoid]);
    expect(request.wanted).to.deep.equal([{ topic: 'rent', metric: undefined }]);
  });

  it('takes a position as the choice', () => {
    const request = answer(rentOfSpringfield, { carry: { kind: 'keep', positions: [-1] } });
    expect(request.places).to.deep.equal([p.SPRINGFIELD_IL.geoid]);
  });

  it('asks again when the same name comes back', () => {
    const request = answer(rentOfSpringfield, { intent: 'city-overview', mentions: [springfield] });
    expect(request.question?.kind).to.equal('which-place');
    expect(request.resumes).to.equal(true);
  });

  it('answers for another city when that is what the person says', () => {
    const request = answer(rentOfSpringfield, { intent: 'city-overview', mentions: [seattle] });
    expect(request.places).to.deep.equal([p.SEATTLE.geoid]);
    expect(request.wanted.map((wanted) => wanted.topic)).to.deep.equal(['rent']);
  });

  it('answers what was asked first once the city is named', () => {
    const request = answer(rentOfWhere, { intent: 'city-overview', mentions: [boston] });
    expect(request).to.include({ intent: 'city-metric', resumes: true });
    expect(request.places).to.deep.equal([p.BOSTON.geoid]);
  });

  it('puts the chosen place where it was named', () => {
    const memory = asked({
      intent: 'compare-cities',
      topics: [topic('rent')],
      mentions: [seattle, springfield, tacoma],
    });
    const request = answer(memory, { states: ['MO'] });
    expect(request.places).to.deep.equal([p.SEATTLE.geoid, p.SPRINGFIELD_MO.geoid, p.TACOMA.geoid]);
  });

  it('lets the person change their mind', () => {
    const request = answer(rentOfSpringfield, { intent: 'city-metric', topics: [topic('age')], mentions: [seattle] });
    expect(request.resumes).to.equal(false);
    expect(request.wanted.map((wanted) => wanted.topic)).to.deep.equal(['age']);
  });

  it('takes a ranking in a state for a new question, not for the state of the asked one', () => {
    const request = answer(rentOfSpringfield, {
      intent: 'rank-cities',
      states: ['MO'],
      ranking: { ...RANKING, states: ['MO'] },
    });
    expect(request).to.include({ intent: 'rank-cities', resumes: false });
  });

  it('goes on with the old places after a yes, and asks for others after a no', () => {
    const memory = asked({ intent: 'city-metric', topics: [topic('rent')] }, lookingAt([p.SEATTLE], 'age', LAST_YEAR));
    expect(answer(memory, { answer: 'yes' }).places).to.deep.equal([p.SEATTLE.geoid]);
    expect(answer(memory, { answer: 'no' }).question).to.include({ kind: 'which-place' });
  });
});

describe('what a tapped button asks for', () => {
  const situation = (memory: Memory = EMPTY_MEMORY) => ({
    memory,
    now: NOW,
    lookup: p.LOOKUP,
    mainMetric: () => 'median-gross-rent',
  });

  it('needs no memory: it carries its topic and places', () => {
    const request = resolveAction(
      { do: 'topic', topic: 'rent', places: [p.SEATTLE.geoid, p.TACOMA.geoid] },
      situation(),
    );
    expect(request.intent).to.equal('compare-cities');
    expect(request.places).to.deep.equal([p.SEATTLE.geoid, p.TACOMA.geoid]);
  });

  it('is about the remembered places when it names none', () => {
    const request = resolveAction({ do: 'topic', topic: 'rent', places: [] }, situation(lookingAt([p.RENO])));
    expect(request.places).to.deep.equal([p.RENO.geoid]);
    expect(request.carried).to.deep.equal(['places']);
  });

  it('leaves out places that are no longer known', () => {
    const request = resolveAction({ do: 'overview', places: ['9999999', p.RENO.geoid] }, situation());
    expect(request.places).to.deep.equal([p.RENO.geoid]);
  });
});
