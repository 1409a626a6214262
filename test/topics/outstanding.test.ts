import { expect } from 'chai';
import { loadTopics, type Catalogue } from '../../src/topics/catalogue.ts';
import { outstandingOf, THEMES, type Beside } from '../../src/topics/outstanding.ts';

describe('what stands out', () => {
  let catalogue: Catalogue;
  before(async () => {
    catalogue = await loadTopics();
  });

  const beside = (
    id: string,
    value: number,
    [low, median, high]: readonly [number, number, number],
    margin?: number,
  ): Beside => {
    const metric = catalogue.metric(id)?.metric;
    if (!metric) throw new Error(`no metric ${id}`);
    return {
      metric,
      ours: { variable: 'x', dataset: 'acs5', year: 2023, value, margin },
      usual: {
        lowerQuartile: low,
        median,
        upperQuartile: high,
        of: 60,
        vintages: [{ dataset: 'acs5', year: 2023 }],
        coverage: { places: 60, known: 60, states: 1, knownStates: 1 },
      },
    };
  };
  const named = (figures: readonly Beside[], population: number, limit = 2): readonly string[] =>
    outstandingOf(figures, population, limit).map(({ metric }) => metric.id);

  it('is told of figures that the catalogue has, each in one theme', () => {
    const ids = THEMES.flatMap(({ metrics }) => metrics);
    expect(ids.filter((id) => !catalogue.metric(id))).to.deep.equal([]);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('is furthest from the usual in spreads of the side on which it lies, not in points', () => {
    const wide = beside('bachelors-or-higher', 60, [20, 30, 45]);
    const narrow = beside('median-age', 46, [36, 38, 40]);
    expect(named([wide, narrow], 100_000)).to.deep.equal(['median-age', 'bachelors-or-higher']);
    // The same distance below, where the group reaches further down, is nothing.
    expect(named([beside('median-age', 30, [30, 38, 40])], 100_000)).to.deep.equal([]);
  });

  it('is no noise: what a small place has by chance, a large one or a published margin makes sure', () => {
    const share = [11, 13, 15] as const;
    expect(named([beside('poverty-rate', 24, share)], 200)).to.deep.equal([]);
    expect(named([beside('poverty-rate', 24, share)], 20_000)).to.deep.equal(['poverty-rate']);
    expect(named([beside('poverty-rate', 24, share, 2)], 200)).to.deep.equal(['poverty-rate']);
    expect(named([beside('poverty-rate', 24, share, 12)], 20_000)).to.deep.equal([]);
  });

  it('is nothing that nobody would notice, however rare', () => {
    expect(named([beside('public-transit', 1.5, [0, 0.1, 0.2])], 500_000)).to.deep.equal([]);
    expect(named([beside('median-household-income', 83_000, [79_000, 80_000, 81_000])], 500_000)).to.deep.equal([]);
  });

  it('tells one story once', () => {
    const figures = [
      beside('median-household-income', 160_000, [60_000, 70_000, 80_000]),
      beside('per-capita-income', 90_000, [30_000, 35_000, 40_000]),
      beside('median-age', 46, [36, 38, 40]),
    ];
    expect(named(figures, 100_000)).to.have.members(['per-capita-income', 'median-age']);
  });

  it('does not point at few people of a group, only at many', () => {
    expect(named([beside('uninsured', 2, [15, 30, 40])], 100_000)).to.deep.equal([]);
    expect(named([beside('uninsured', 75, [15, 30, 40])], 100_000)).to.deep.equal(['uninsured']);
  });
});
