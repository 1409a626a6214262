import { loadViews } from '../topics/load-views.ts';
import type { PlaceLookup } from '../places/lookup.ts';
import type { PlaceStore } from '../places/store.ts';
import { alternativesTo, leadingColumns } from '../topics/alternatives.ts';
import { loadMembers } from '../topics/load-members.ts';
import { rankingInTimeCard } from '../topics/ranking-in-time-card.ts';
import { rankInTime } from '../topics/ranking-in-time.ts';
import { buildCard } from '../topics/card.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import { compareOverviewCard, overviewCard } from '../topics/overview-card.ts';
import { decimalsOf } from '../replies/format.ts';
import { rankingCard } from '../topics/ranking-card.ts';
import type { Chart } from './chart.ts';
import { likeness } from './kinds/likeness.ts';
import { draw } from './draw.ts';
import type { PictureRequest } from './picture-request.ts';
import type { ChartSpec } from './spec.ts';

export interface PictureParts {
  readonly store: PlaceStore;
  readonly lookup: PlaceLookup;
  readonly catalogue: Catalogue;
}

/** The chart of a short link; undefined where its topic, figure or places are unknown, or there is nothing to draw. */
export async function pictureOf(request: PictureRequest, parts: PictureParts): Promise<Chart | undefined> {
  const spec = await specOf(request, parts);
  return spec && draw(spec, request.theme);
}

async function specOf(request: PictureRequest, parts: PictureParts): Promise<ChartSpec | undefined> {
  switch (request.of) {
    case 'topic':
      return topicSpec(request, parts);
    case 'overview':
      return overviewSpec(request, parts);
    case 'likeness':
      return likenessSpec(request, parts);
    case 'ranking':
      return rankingSpec(request, parts);
  }
}

async function topicSpec(
  { topic: id, metric, places, time }: Extract<PictureRequest, { of: 'topic' }>,
  { store, lookup, catalogue }: PictureParts,
): Promise<ChartSpec | undefined> {
  const topic = catalogue.topic(id);
  const main = topic && catalogue.metric(metric ?? topic.main);
  if (!main || main.topic !== topic) return undefined;
  const views = await loadViews(places, leadingColumns(main.metric, topic), store, lookup);
  return views.length < places.length ? undefined : buildCard(topic, views, { metric, time, catalogue }).chart;
}

async function overviewSpec(
  { places }: Extract<PictureRequest, { of: 'overview' }>,
  { store, lookup, catalogue }: PictureParts,
): Promise<ChartSpec | undefined> {
  const views = await loadViews(places, [], store, lookup);
  const [only] = views;
  if (!only || views.length < places.length) return undefined;
  return (views.length === 1 ? overviewCard(only, catalogue) : compareOverviewCard(views, catalogue)).chart;
}

async function likenessSpec(
  { metric, places }: Extract<PictureRequest, { of: 'likeness' }>,
  { store, lookup, catalogue }: PictureParts,
): Promise<ChartSpec | undefined> {
  const found = catalogue.metric(metric);
  const views = found ? await loadViews(places, [], store, lookup) : [];
  return found && views.length === places.length ? likeness(found.metric, views) : undefined;
}

async function rankingSpec(
  { query, time }: Extract<PictureRequest, { of: 'ranking' }>,
  { store, lookup, catalogue }: PictureParts,
): Promise<ChartSpec | undefined> {
  const metric = catalogue.topics
    .flatMap(({ metrics }) => metrics)
    .find(({ variables }) => variables.includes(query.variable));
  if (!metric) return undefined;
  const near = lookup.get(query.among.near?.place ?? '');
  if (time) {
    const topic = catalogue.metric(metric.id)?.topic;
    if (!topic) return undefined;
    const metrics = alternativesTo(metric, topic);
    const members = await loadMembers({ among: query.among, where: query.where ?? [], metrics }, store, lookup);
    const found = rankInTime(metrics, members, time, query);
    return found && rankingInTimeCard(found, { ...query, near }).chart;
  }
  const ranking = await store.rank({ ...query, decimals: decimalsOf(metric.unit) });
  const rows = ranking.rows.flatMap((row) => {
    const place = lookup.get(row.geoid);
    return place ? [{ ...row, place }] : [];
  });
  return rankingCard({ metric, query, near, rows, ranking }).chart;
}
