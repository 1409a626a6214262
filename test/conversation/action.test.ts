import { expect } from 'chai';
import fc from 'fast-check';
import { decodeAction, encodeAction, type Action } from '../../src/conversation/action.ts';

const geoid = fc.stringMatching(/^[0-9]{7}$/);
const slug = fc.stringMatching(/^[a-z]{1,12}(-[a-z]{1,12}){0,3}$/);
const places = fc.array(geoid, { maxLength: 5 });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constant('topic' as const), topic: slug, metric: slug, places }),
  fc.record({ do: fc.constant('topic' as const), topic: slug, places }),
  fc.record({
    do: fc.constant('topic' as const),
    topic: slug,
    places,
    since: fc.constantFrom('ever', '2015', '2019-06'),
    until: fc.constantFrom('2020', '2024-12'),
  }),
  fc.record({ do: fc.constant('topic' as const), topic: slug, places, at: fc.constantFrom('1066', '2015', '2020-01') }),
  fc.record({ do: fc.constant('standing' as const), topic: slug, places, amount: fc.nat() }),
  fc.record({
    do: fc.constant('rank' as const),
    topic: slug,
    metric: slug,
    order: fc.constantFrom('highest' as const, 'lowest' as const),
    count: fc.integer({ min: 1, max: 20 }),
    states: fc.array(fc.stringMatching(/^[A-Z]{2}$/), { maxLength: 3 }),
    min: fc.nat(),
    where: fc.array(
      fc
        .tuple(slug, fc.constantFrom('at-least', 'at-most'), fc.oneof(fc.integer(), fc.constantFrom('state', 'listed')))
        .map((parts) => parts.join(':')),
      { maxLength: 3 },
    ),
    offset: fc.integer({ min: 1, max: 100_000 }),
  }),
  fc.record({
    do: fc.constant('similar' as const),
    place: geoid,
    differing: fc.array(
      slug.map((metric) => `${metric}:lowest`),
      { maxLength: 2 },
    ),
  }),
  fc.record({ do: fc.constant('nearby' as const), place: geoid, miles: fc.nat({ max: 10_000 }) }),
  fc.record({ do: fc.constant('overview' as const), places }),
  fc.record({ do: fc.constant('choose' as const), place: geoid, topic: slug, places }),
  fc.record({ do: fc.constant('say' as const), text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }) }),
  fc.record({ do: fc.constant('menu' as const), page: fc.nat({ max: 20 }) }),
  fc.constant({ do: 'more' as const }),
);

describe('button payloads', () => {
  it('give back the action that was written, within 1000 characters', () => {
    fc.assert(
      fc.property(action, (written) => {
        const payload = encodeAction(written);
        expect(payload.length).to.be.at.most(1000);
        expect(decodeAction(payload)).to.deep.equal(written);
      }),
    );
  });

  it('are refused, never thrown on, when they are anything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        decodeAction(text);
        decodeAction(`do=${text}`);
        decodeAction(`do=topic&topic=${text}&places=${text}`);
      }),
    );
    for (const payload of [
      '',
      'Rent_2533',
      'do=topic',
      'do=topic&topic=rent&places=1;2',
      'do=fly',
      'do=rank&topic=rent&metric=rent&order=highest&count=900&states=&where=',
      'do=rank&topic=rent&metric=rent&order=highest&count=5&states=&where=rent:at-most:cheap',
      'do=similar&place=1600000+1600001&differing=',
      'do=nearby&place=1608830&miles=far',
      'do=say&text=%E0%A4%A',
    ])
      expect(decodeAction(payload), payload).to.equal(undefined);
  });
});
