import { join } from 'node:path';
import { expect } from 'chai';
import { newest } from '../../src/places/figures-of.ts';
import { createSnapshotStore } from '../../src/places/snapshot-store.ts';
import type { PeerGroup, PlaceStore } from '../../src/places/store.ts';
import { loadTopics, type Catalogue } from '../../src/topics/catalogue.ts';
import { thresholdsOf, type Threshold } from '../../src/topics/threshold.ts';
import type { RankingCondition } from '../../src/understanding/utterance.ts';
import { acs, setOf } from './sets.ts';

const OREGON: PeerGroup = { states: ['OR'], minPopulation: 10_000 };

describe('the conditions of a ranking', function () {
  this.timeout(30_000);
  let catalogue: Catalogue;
  let store: PlaceStore;
  before(async () => {
    [catalogue, store] = await Promise.all([
      loadTopics(),
      createSnapshotStore(join(import.meta.dirname, '../../data')),
    ]);
  });

  const threshold = async (
    condition: RankingCondition,
    { among = OREGON, by = 'population', from = store }: { among?: PeerGroup; by?: string; from?: PlaceStore } = {},
  ): Promise<Threshold | undefined> => {
    const asked = catalogue.metric(by)?.metric;
    const variable = asked?.variables.at(-1);
    if (!asked || variable === undefined) throw new Error(`no figure ${by}`);
    const [made] = await thresholdsOf(
      [condition],
      among,
      { metric: asked, asked, variable },
      { catalogue, store: from },
    );
    return made;
  };

  it('take a number that the person named as it is', async () => {
    const made = await threshold({ variable: 'median-household-income', op: 'at-least', value: 80_000 });
    expect(made?.condition).to.deep.equal({ variable: 'DP03_0062E', op: 'at-least', value: 80_000 });
    expect(made?.usual).to.equal(undefined);
  });

  it('are about the very column that the list shows, where they are about the ranked figure', async () => {
    const by = 'population';
    const shown = catalogue.metric(by)?.metric.variables.at(-1);
    const made = await threshold({ variable: by, op: 'at-most', value: 20_000 }, { by });
    expect(made?.condition.variable).to.equal(shown);
  });

  it('take the median of the places that are listed, so that about half of them meet it', async () => {
    const made = await threshold({ variable: 'poverty-rate', op: 'at-most', value: { usualOf: 'state' } });
    if (made?.usual?.kind !== 'median') throw new Error('no median');
    expect(made.usual.among).to.deep.equal(OREGON);
    const places = (await store.places()).filter(({ state, population = 0 }) => state === 'OR' && population >= 10_000);
    const sets = await store.figures(places.map(({ geoid }) => geoid));
    const rates = [...sets.values()].flatMap((set) => newest(set, [made.condition.variable])?.value ?? []);
    const below = rates.filter((rate) => rate <= made.condition.value).length;
    expect(below / rates.length).to.be.within(0.4, 0.6);
  });

  it('take the median of the whole country’s places of that size where the country’s is meant', async () => {
    const made = await threshold({ variable: 'poverty-rate', op: 'at-most', value: { usualOf: 'nation' } });
    if (made?.usual?.kind !== 'median') throw new Error('no median');
    expect(made.usual.among).to.deep.equal({ states: undefined, near: undefined, minPopulation: 10_000 });
  });

  it('take the state’s own figure where it is published', async () => {
    const published: PlaceStore = {
      ...store,
      figures: async (geoids) =>
        geoids.includes('41') ? new Map([['41', setOf('41', [acs('DP03_0128PE', 11.9)])]]) : store.figures(geoids),
    };
    const made = await threshold(
      { variable: 'poverty-rate', op: 'at-most', value: { usualOf: 'state' } },
      { from: published },
    );
    expect(made?.condition.value).to.equal(11.9);
    expect(made?.usual).to.deep.include({ kind: 'published', area: 'state' });
  });

  it('are none where nothing is known of anybody who is listed', async () => {
    const nobody: PeerGroup = { states: ['OR'], minPopulation: 50_000_000 };
    const value = { usualOf: 'state' } as const;
    expect(await threshold({ variable: 'poverty-rate', op: 'at-most', value }, { among: nobody })).to.equal(undefined);
  });
});
