import { expect } from 'chai';
import { hearsayIn } from '../../src/understanding/hearsay.ts';
import { namesNation } from '../../src/understanding/nation.ts';
import { asksNearby, asksSettlementsNear, reachIn } from '../../src/understanding/nearby.ts';
import { asksChangeOfIt } from '../../src/understanding/change.ts';
import type { Utterance } from '../../src/understanding/utterance.ts';
import { realParts } from '../support/real-parts.ts';

describe('the question of a message', function () {
  this.timeout(120_000);
  let said: (text: string) => { intent: string; topics: string; places: string };
  let understand: (text: string) => Utterance;

  before(async () => {
    const { understanding, lookup } = await realParts();
    understand = (text) => understanding.understand(text);
    said = (text) => {
      const { intent, topics, mentions } = understand(text);
      const names = mentions.map(({ candidates }) => lookup.get(candidates[0] ?? '')?.name);
      return { intent, topics: topics.map(({ topic }) => topic).join(), places: names.join() };
    };
  });

  describe('is found beside what people tell about themselves', () => {
    const rows = [
      ['We are two nurses with a dog and we rent now. How long is the commute in Tampa?', 'commute', 'Tampa'],
      ["i'm a retired teacher from Dayton, what do homes cost in Tucson", 'home-values', 'Tucson'],
      [
        'We live in Ohio and want to know how many people in Mesa have no health insurance',
        'poverty-and-insurance',
        'Mesa',
      ],
      [
        'Our church plans a food bank. Is there much poverty in Camden NJ? We have a van.',
        'poverty-and-insurance',
        'Camden',
      ],
    ] as const;
    for (const [text, topics, places] of rows)
      it(text, () => {
        expect(said(text)).to.deep.equal({ intent: 'city-metric', topics, places });
      });
    it('also at the end of a message of many words', () => {
      const text = `${'My family has moved around a lot for many years. '.repeat(40)}What is rent like in Reno?`;
      expect(said(text)).to.deep.equal({ intent: 'city-metric', topics: 'rent', places: 'Reno' });
    });
    it('keeps a place that the asked one is compared with', () => {
      expect(said('I live in Boise now, is Reno cheaper?')).to.include({
        intent: 'compare-cities',
        places: 'Boise,Reno',
      });
    });
    it('takes no word of the question for a name that is in no list', () => {
      expect(understand('my son goes to Eugene Oregon, what would he pay for rent').unknownNames).to.deep.equal([]);
    });

    it('hears no distress where words of it only meet', () => {
      for (const text of [
        'take this all as one list of cities in Ohio',
        'can you take it all from the 2020 census',
        'list cities i want to be dead center of texas',
      ])
        expect(understand(text).intent, text).to.not.equal('distress');
    });

    it('hears distress wherever it stands', () => {
      const text = `${'So much has happened to me lately. '.repeat(30)}I want to die. ${'Nobody knows. '.repeat(30)}How is rent in Reno?`;
      expect(understand(text).intent).to.equal('distress');
    });
  });

  describe('is what is left when something is taken back', () => {
    const rows = [
      ['crime in Tulsa, sorry, i meant Omaha', 'crime', 'Omaha'],
      ['income, no wait, rent in Reno', 'rent', 'Reno'],
    ] as const;
    for (const [text, topics, places] of rows)
      it(text, () => {
        expect(said(text)).to.deep.equal({ intent: 'city-metric', topics, places });
      });
  });

  it('is what is said, whoever says it', () => {
    expect(hearsayIn('my uncle says that Reno is cheap')).to.deep.equal([[0, 18]]);
    expect(hearsayIn('is Reno cheap')).to.deep.equal([]);
    expect(understand('my uncle says Tampa is older than Miami. is he right?').comparison).to.deep.equal({
      kind: 'is-it',
      order: 'highest',
    });
  });

  it('leaves out what a share is of', () => {
    expect(said('what share of homes in Yuma are mobile homes').topics).to.equal('housing-structure');
    expect(said('homes without internet in Yuma').topics).to.equal('internet');
    expect(said('number of households in Yuma').topics).to.equal('households');
  });

  it('is for a whole state or the nation where no place is named', () => {
    expect(understand('median rent in texas')).to.deep.include({ intent: 'list-cities', states: ['TX'] });
    expect(understand('average rent in the US')).to.deep.include({ intent: 'list-cities', nation: true });
    expect(namesNation('tell us about rent in Boise')).to.equal(false);
  });

  it('offers the places of a county or a region', () => {
    expect(understand('rent in silicon valley').area?.name).to.equal('Silicon Valley');
    expect(understand('orange county california income').area?.name).to.equal('Orange County, CA');
    expect(understand('bake county').area).to.equal(undefined);
  });

  it('carries the amount that is asked about', () => {
    expect(understand('is 90k a good salary in austin')).to.deep.include({ amount: 90_000, standing: true });
    expect(understand('is 90k a good salary in austin').topics[0]?.topic).to.equal('household-income');
    expect(understand('is 2000 a lot for rent in boise').topics[0]?.topic).to.equal('rent');
  });

  it('tells what is near from what is asked of a place', () => {
    for (const text of ['which town is nearest to @place', 'suburbs of @place', 'cities within 20 miles of @place'])
      expect(asksNearby(text), text).to.equal(true);
    for (const text of ['where are people in @place from', 'how far is @place from @place', 'what is rent in @place'])
      expect(asksNearby(text), text).to.equal(false);
    expect(reachIn('towns within 30 miles of @place')?.miles).to.equal(30);
    expect(reachIn('an hour from @place')?.miles).to.equal(50);
    expect(reachIn('towns near @place')).to.equal(undefined);
    expect(reachIn('commutes under 30 minutes near @place')).to.equal(undefined);
  });

  it('may be about the towns near a place, whatever is asked of them', () => {
    for (const text of [
      'rent in the suburbs of @place',
      'somewhere safe near @place with low rent',
      '@place suburbs by income',
    ])
      expect(asksSettlementsNear(text), text).to.equal(true);
    for (const text of ['rent near @place', 'what is rent around @place', 'is @place a safe place'])
      expect(asksSettlementsNear(text), text).to.equal(false);
  });

  it('may be about the change of what was answered before', () => {
    for (const text of ['has it changed', 'how much did they go up', 'is that growing'])
      expect(asksChangeOfIt(text), text).to.equal(true);
    expect(asksChangeOfIt('is it expensive')).to.equal(false);
  });

  describe('narrows, turns or sorts the ranking before it', () => {
    const rows: readonly (readonly [string, object])[] = [
      ['only over 50k people', { minPopulation: 50_000 }],
      ['the other way round', { reversed: true }],
      ['top 12', { count: 12 }],
      ['and the youngest?', { metric: 'median-age', order: 'lowest' }],
      ['sorted by rent', { topic: 'rent' }],
      ['where is it highest?', { ofSubject: true, order: 'highest' }],
    ];
    for (const [text, change] of rows)
      it(text, () => {
        expect(understand(text).refines).to.include(change);
      });
    it('but not when it is a ranking by itself, or names a city', () => {
      expect(understand('richest cities in ohio').refines).to.equal(undefined);
      expect(understand('youngest people in reno').refines).to.equal(undefined);
    });
  });

  describe('filters by what is usual', () => {
    const filters = (text: string) => understand(text).ranking?.where;
    it('in the state, in the country, among those listed', () => {
      expect(filters('towns in oregon with rent below the state median')).to.deep.equal([
        { variable: 'median-gross-rent', op: 'at-most', value: { usualOf: 'state' } },
      ]);
      expect(filters('cities with income above the national average')).to.deep.equal([
        { variable: 'median-household-income', op: 'at-least', value: { usualOf: 'nation' } },
      ]);
      expect(filters('texas towns with below average crime')).to.deep.equal([
        { variable: 'violent-crime-rate', op: 'at-most', value: { usualOf: 'listed' } },
      ]);
    });
    it('and understands signs and what is left out', () => {
      expect(understand('cities > 500k people with the lowest rent').ranking?.minPopulation).to.equal(500_000);
      expect(understand('richest cities in ohio, skip anything under 20k people').ranking?.minPopulation).to.equal(
        20_000,
      );
    });
  });
});
