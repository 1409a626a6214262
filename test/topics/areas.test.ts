import { expect } from 'chai';
import { areaGroup } from '../../src/conversation/ranking-query.ts';
import type { Figure, FigureSet } from '../../src/places/figure.ts';
import type { PlaceStore } from '../../src/places/store.ts';
import { sayAreas } from '../../src/topics/area-card.ts';
import { differencesOf } from '../../src/topics/differing.ts';
import { sayAmount } from '../../src/topics/standing-card.ts';
import { SEATTLE } from '../support/places.ts';
import { realParts } from '../support/real-parts.ts';

const { store, topics } = await realParts();

function found(id: string) {
  const metric = topics.metric(id);
  if (!metric) throw new Error(`no figure ${id}`);
  return metric;
}

function income(value: number, year = 2023): Figure & { readonly value: number } {
  return { variable: 'DP03_0062E', dataset: 'acs5', year, value };
}

const TEXAS = { states: ['TX'], among: areaGroup(['TX']) };
const NATION = { among: areaGroup(undefined) };

describe('a figure of a whole state', () => {
  const { metric, topic } = found('median-household-income');

  it('is the state’s own where the store has it', async () => {
    const withTexas: PlaceStore = {
      ...store,
      figures: () => Promise.resolve(new Map([['48', { geoid: '48', figures: [income(76_292)], series: [] }]])),
    };
    const text = await sayAreas(metric, topic, [TEXAS], withTexas);
    expect(text).to.include('Texas').and.to.include('$76,292').and.to.include('ACS 2019-2023');
  });

  it('is otherwise said to be unknown, with what is usual among its cities and how many they are', async () => {
    const text = await sayAreas(metric, topic, [TEXAS], store);
    expect(text).to.include('not for Texas as a whole');
    expect(text).to.match(
      /the \d+ places in Texas with at least 10,000 people, the median household income is \$\d\d,\d{3} \(ACS/,
    );
  });

  it('is set beside another state’s by the same column', async () => {
    const { metric: rent, topic: rents } = found('median-gross-rent');
    const text = await sayAreas(rent, rents, [TEXAS, { states: ['CA'], among: areaGroup(['CA']) }], store);
    const labels = text
      .split('\n')
      .slice(1)
      .map((line) => /people, the (.*) is \$/.exec(line)?.[1]);
    expect(labels).to.have.length(2);
    expect(labels[0]).to.equal(labels[1]);
  });

  it('has nothing usual where it would be a total', async () => {
    const population = found('population');
    const text = await sayAreas(population.metric, population.topic, [NATION], store);
    expect(text).to.include('not for the US as a whole').and.to.not.match(/\d/);
  });
});

describe('an amount beside a place’s figure', () => {
  it('is said with the figure, its place and its source', () => {
    const text = sayAmount(90_000, SEATTLE, found('median-household-income').metric, income(121_984));
    expect(text).to.equal(
      '$90,000 is about a quarter below the median household income in Seattle, WA ($121,984, ACS 2019-2023).',
    );
  });
});

describe('places that are alike but differ as asked', () => {
  const richer = [{ ...found('median-household-income'), order: 'highest' }] as const;
  const set = (...figures: Figure[]): FigureSet => ({ geoid: '0', figures, series: [] });

  it('differ in figures of one source and year', () => {
    expect(differencesOf(richer, set(income(50_000)), set(income(60_000)))).to.have.length(1);
    expect(differencesOf(richer, set(income(50_000)), set(income(60_000, 2015)))).to.equal(undefined);
  });

  it('are left out where they don’t differ, differ the other way, or it isn’t known', () => {
    expect(differencesOf(richer, set(income(50_000)), set(income(50_000)))).to.equal(undefined);
    expect(differencesOf(richer, set(income(50_000)), set(income(40_000)))).to.equal(undefined);
    expect(differencesOf(richer, set(income(50_000)), set())).to.equal(undefined);
    expect(differencesOf(richer, set(), set(income(50_000)))).to.equal(undefined);
  });
});
