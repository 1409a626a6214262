import { expect } from 'chai';
import type { Figure, Series } from '../../src/places/figure.ts';
import { loadTopics } from '../../src/topics/catalogue.ts';
import type { Member } from '../../src/topics/load-members.ts';
import { canRankChange, rankInTime } from '../../src/topics/ranking-in-time.ts';
import type { TimeQuestion } from '../../src/topics/time.ts';
import type { Metric } from '../../src/topics/topic.ts';
import { acs, viewOf } from './sets.ts';

describe('a ranking in time', () => {
  const metrics = new Map<string, Metric>();
  before(async () => {
    for (const { metrics: all } of (await loadTopics()).topics) for (const each of all) metrics.set(each.id, each);
  });
  const rank = (id: string, members: readonly Member[], time: TimeQuestion, order: 'highest' | 'lowest' = 'highest') =>
    rankInTime([metrics.get(id) as Metric], members, time, { order, limit: 5 });
  const member = (name: string, figures: readonly Figure[], series: readonly Series[] = []): Member => {
    const view = viewOf(name, figures, { series });
    return { place: view.place, figures: view.figures };
  };
  const people = (name: string, ...values: readonly number[]): Member =>
    member(
      name,
      values.map((value, index) => acs('pep.population', value, { dataset: 'pep', year: 2010 + index })),
    );
  const rents = (name: string, start: string, values: readonly (number | null)[]): Member =>
    member(name, [], [{ variable: 'zori.rent', dataset: 'zori', start, values }]);
  const said = (ranking: ReturnType<typeof rank>) =>
    ranking?.rows.map(({ place, figure }) => `${place.name} ${Math.round(figure.value)}`);

  it('is by the change in percent, over all that is known of years', () => {
    const all = [people('A', 100, 120), people('BB', 100, 150), people('CCC', 100, 90)];
    expect(said(rank('population', all, {}))).to.deep.equal(['BB 50', 'A 20', 'CCC -10']);
    expect(said(rank('population', all, {}, 'lowest'))).to.deep.equal(['CCC -10', 'A 20', 'BB 50']);
  });

  it('is between the same two months, the last year where none is named', () => {
    const year = Array.from({ length: 13 }, (_, index) => 1000 + index * 10);
    const all = [
      rents('A', '2024-01', year),
      rents('BB', '2024-01', year.toReversed()),
      rents('CCC', '2024-12', [500, 900]),
    ];
    const ranking = rank('zillow-rent', all, {});
    expect(said(ranking)).to.deep.equal(['A 12', 'BB -11']);
    expect(ranking?.rows.map(({ before, reading }) => [before?.month, reading.month])[0]).to.deep.equal([
      '2024-01',
      '2025-01',
    ]);
    expect(ranking?.coverage).to.include({ places: 3, known: 2 });
  });

  it('is none by a survey, or of a time of which nothing is known', () => {
    const surveyed = ['A', 'BB'].map((name) =>
      member(name, [acs('DP03_0062E', 50_000, { year: 2015 }), acs('DP03_0062E', 80_000)]),
    );
    expect(rank('median-household-income', surveyed, {})).to.equal(undefined);
    expect(canRankChange([metrics.get('median-household-income') as Metric], surveyed)).to.equal(false);
    expect(rank('population', [people('A', 100, 120), people('BB', 100, 150)], { since: '2020' })).to.equal(undefined);
  });

  it('is by the figures of another time, of one source', () => {
    const all = [people('A', 100, 120), people('BB', 300, 150), people('CCC', 200, 90)];
    expect(said(rank('population', all, { at: '2010' }))).to.deep.equal(['BB 300', 'CCC 200', 'A 100']);
    expect(rank('population', all, { at: '1990' })).to.equal(undefined);
  });
});
