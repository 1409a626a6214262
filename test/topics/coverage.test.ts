import { expect } from 'chai';
import type { Coverage, RankingQuery } from '../../src/places/store.ts';
import { isThin, isWide } from '../../src/topics/coverage.ts';
import { rankingCard } from '../../src/topics/ranking-card.ts';
import { isTelling, sayStanding } from '../../src/topics/standing-card.ts';
import { realParts } from '../support/real-parts.ts';

const { store, topics, lookup } = await realParts();

function metricOf(id: string) {
  const found = topics.metric(id);
  if (!found) throw new Error(`no figure ${id}`);
  return found.metric;
}

async function rankingOf(id: string, query: RankingQuery): Promise<string> {
  const ranking = await store.rank(query);
  const rows = ranking.rows.flatMap((row) => {
    const place = lookup.get(row.geoid);
    return place ? [{ ...row, place }] : [];
  });
  return rankingCard({ metric: metricOf(id), query, rows, ranking }).text;
}

describe('what is known of a group', () => {
  const ofNation = (more: Partial<Coverage>): Coverage => ({
    ...{ places: 800, known: 700, states: 50, knownStates: 48, most: { state: 'CA', places: 150 } },
    ...more,
  });

  it('stands for the country where most states have it, and none has most of it', () => {
    expect(isWide(ofNation({}))).to.equal(true);
    expect(isWide(ofNation({ knownStates: 20 }))).to.equal(false);
    expect(isWide(ofNation({ known: 250 }))).to.equal(false);
    expect(isWide({ places: 190, known: 20, states: 1, knownStates: 1 })).to.equal(true);
  });

  it('is thin where it is less than half, and there it is said', () => {
    expect(isThin(ofNation({}))).to.equal(false);
    expect(isThin(ofNation({ known: 390 }))).to.equal(true);
  });
});

describe('a ranking by a figure that few states have', () => {
  const among = { minPopulation: 50_000 };

  it('is not called the country’s, and says where most of the figures are', async () => {
    const query = { variable: 'DP03_0024PE', among, order: 'highest', limit: 5 } as const;
    const text = await rankingOf('work-from-home', query);
    expect(text).to.include('who work from home among the places I know it for\n').and.not.include('in the US');
    expect(text).to.match(
      /of only 2\d\d of the 8\d\d places with at least 50,000 people, nearly all of them in California\./,
    );
  });

  it('is the country’s where nearly every place has the figure', async () => {
    const text = await rankingOf('zillow-rent', { variable: 'zori.rent', among, order: 'lowest', limit: 5 });
    expect(text).to.include('The cheapest places in the US').and.not.include('of only');
  });
});

describe('a standing by a figure that few states have', () => {
  it('tells of the state, not of the country', async () => {
    const fresno = lookup.get('0627000');
    if (!fresno) throw new Error('no Fresno');
    const standings = await Promise.all(
      [{ states: ['CA'] }, {}].map((each) => store.standing('0627000', 'DP04_0134E', each)),
    );
    const telling = standings.filter((standing) => standing !== undefined).filter(isTelling);
    const text = sayStanding(fresno, metricOf('median-gross-rent'), telling);
    expect(text)
      .to.match(/number \d+ of 1,\d+ in California, counted/)
      .and.not.include('country');
  });

  it('says how many are known, where that is the lesser part, and compares with those that are', async () => {
    const boise = lookup.get('1608830');
    if (!boise) throw new Error('no Boise');
    const standing = await store.standing('1608830', 'DP03_0062E', { states: ['ID'] });
    const text = sayStanding(boise, metricOf('median-household-income'), standing ? [standing] : []);
    expect(text).to.include('number 2 of the 5 places in Idaho that I know it for');
    expect(text).to.include('75 % of the places in Idaho that I know it for');
  });
});
