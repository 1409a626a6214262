import type { Geoid } from '../places/place.ts';
import type { RankingQuery } from '../places/store.ts';
import type { TimeQuestion } from '../topics/time.ts';
import type { MetricId, TopicId } from '../topics/topic.ts';
import { encodePicture, type PictureRequest } from './picture-request.ts';

/** Addresses of pictures that go into messages. The picture is drawn when somebody opens one. */
export interface PictureLinks {
  topic(
    topic: TopicId,
    places: readonly Geoid[],
    question?: { readonly metric?: MetricId; readonly time?: TimeQuestion },
  ): string;
  overview(places: readonly Geoid[]): string;
  /** A place, then those like it. */
  likeness(metric: MetricId, places: readonly Geoid[]): string;
  ranking(query: RankingQuery, time?: TimeQuestion): string;
  /** The page with a topic's picture, figures and sources, for anybody; absent where no server answers. */
  page?(topic: TopicId, places: readonly Geoid[]): string;
}

/** The path of the page of a topic for some places. */
export function sharePath(topic: TopicId, places: readonly Geoid[]): string {
  return `/c/${topic}/${places.join('+')}`;
}

/** Short links under an app's address: `https://citrics.example.org/charts/rent/5363000+5370000.png`. */
export function shortLinks(publicUrl: string): PictureLinks {
  const link = (request: PictureRequest): string => `${publicUrl}${encodePicture(request)}`;
  return { ...linksTo(link), page: (topic, places) => `${publicUrl}${sharePath(topic, places)}` };
}

/** Links of any kind, by what their pictures show. */
export function linksTo(link: (request: PictureRequest) => string): PictureLinks {
  return {
    topic: (topic, places, question = {}) =>
      link({ of: 'topic', topic, places, metric: question.metric, time: question.time, theme: 'light' }),
    overview: (places) => link({ of: 'overview', places, theme: 'light' }),
    likeness: (metric, places) => link({ of: 'likeness', metric, places, theme: 'light' }),
    ranking: (query, time) => link({ of: 'ranking', query, ...(time && { time }), theme: 'light' }),
  };
}
