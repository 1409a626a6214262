import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { loadViews } from '../../src/topics/load-views.ts';
import { createLookup, type PlaceLookup } from '../../src/places/lookup.ts';
import type { Geoid, Place } from '../../src/places/place.ts';
import { createSnapshotStore } from '../../src/places/snapshot-store.ts';
import type { PlaceStore } from '../../src/places/store.ts';
import { buildCard, type TopicCard } from '../../src/topics/card.ts';
import { loadTopics, type Catalogue } from '../../src/topics/catalogue.ts';
import { compareOverviewCard, overviewCard } from '../../src/topics/overview-card.ts';

const ROOT = join(import.meta.dirname, '../..');

/** What no person may see: holes of a program (Conconully, WA is none), and the numbers by which the Census Bureau says that it has none. */
const NEVER =
  /undefined|NaN|\bnull\b|Infinity|\[object|[{}]|-?[2-9]{9}|666666|\.0\b|250,?001|2,?000,?001|\(\)| {2}|\.\.|,\s*\./;

describe('cards of real places', function () {
  this.timeout(120_000);
  let catalogue: Catalogue;
  let store: PlaceStore;
  let places: readonly Place[];
  let lookup: PlaceLookup;
  before(async () => {
    [catalogue, store] = await Promise.all([loadTopics(), createSnapshotStore(join(ROOT, 'data'))]);
    places = await store.places();
    lookup = createLookup(places);
  });

  const card = async (topic: string, geoids: readonly Geoid[]): Promise<TopicCard> => {
    const found = catalogue.topic(topic);
    if (!found) throw new Error(`no topic ${topic}`);
    return buildCard(found, await loadViews(geoids, [], store, lookup), { catalogue });
  };

  /** Each figure was read by hand from the source named, not from the snapshot. */
  const KNOWN: readonly [what: string, topic: string, geoids: readonly Geoid[], words: readonly string[]][] = [
    ['Seattle, ACS 2023', 'household-income', ['5363000'], ['$121,984', 'ACS 2019-2023']],
    ['Boston, ACS 2023', 'household-income', ['2507000'], ['$94,755']],
    ['Boston, ACS 2023', 'population', ['2507000'], ['663,972 people']],
    ['Los Angeles, its own table of California', 'rent', ['0644000'], ['$1,879 a month']],
    ['Los Angeles, its own table of California', 'commute', ['0644000'], ['31.1 minutes']],
    ['Los Angeles, its own table of California', 'household-income', ['0644000'], ['$80,366']],
    ['Seattle, ACS 2023', 'population', ['5363000'], ['741,440 people']],
    ['both at once', 'household-income', ['5363000', '2507000'], ['Seattle has the higher', '$121,984', '$94,755']],
  ];
  for (const [what, topic, geoids, words] of KNOWN) {
    it(`${topic} gives ${words.join(', ')} (${what})`, async () => {
      const { text } = await card(topic, geoids);
      for (const each of words) expect(text).to.include(each);
    });
  }

  it('say where an income is only known to be above what is published', async () => {
    const { text } = await card('household-income', ['0603092']);
    expect(text).to.include('$250,000 or more');
  });

  it('hold no hole, no sentinel and no more than a message for any topic of 300 places drawn at random', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: places.length - 1 }), async (index) => {
        const place = places[index];
        if (!place) return;
        const views = await loadViews([place.geoid], ['DP03_0062E'], store, lookup);
        for (const topic of catalogue.topics)
          check(buildCard(topic, views, { catalogue }), `${topic.id} of ${place.geoid}`);
        for (const view of views) check(overviewCard(view, catalogue), `overview of ${place.geoid}`);
      }),
      { numRuns: 300 },
    );
  });

  it('hold none for any figure, two to five places at once', async () => {
    const metrics = catalogue.topics.flatMap((topic) => topic.metrics.map((metric) => ({ topic, metric })));
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat({ max: places.length - 1 }), { minLength: 2, maxLength: 5 }),
        fc.nat({ max: metrics.length - 1 }),
        async (indexes, at) => {
          const asked = metrics[at];
          const geoids = indexes.flatMap((index) => places[index]?.geoid ?? []);
          if (!asked) return;
          const what = `${asked.metric.id} of ${geoids.join('+')}`;
          const views = await loadViews(geoids, [], store, lookup);
          check(buildCard(asked.topic, views, { metric: asked.metric.id, catalogue }), what);
          check(buildCard(asked.topic, views, { catalogue }), what);
          check(compareOverviewCard(views, catalogue), what);
        },
      ),
      { numRuns: 300 },
    );
  });

  function check(made: TopicCard, what: string): void {
    expect(made.text, what).not.to.match(NEVER);
    expect(made.text.length, `${what}: ${made.text}`).to.be.within(20, 600);
    expect(made.text, what).to.match(/^[A-Z0-9$]/);
    for (const id of made.followUps) expect(catalogue.topic(id)?.title.length, what).to.be.at.most(20);
    if (made.chart) {
      expect(made.chart.alt, what).not.to.match(NEVER);
      expect(made.chart.foot, what).not.to.equal('');
    }
  }
});
