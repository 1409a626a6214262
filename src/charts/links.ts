import type { Geoid } from '../places/place.ts';
import type { RankingQuery } from '../places/store.ts';
import type { ChangeQuestion } from '../topics/change.ts';
import type { MetricId, TopicId } from '../topics/topic.ts';
import { encodePicture, type PictureRequest } from './picture-request.ts';

/** Addresses of pictures that go into messages. The picture is drawn when somebody opens one. */
export interface PictureLinks {
  topic(
    topic: TopicId,
    places: readonly Geoid[],
    question?: { readonly metric?: MetricId; readonly change?: ChangeQuestion },
  ): string;
  overview(places: readonly Geoid[]): string;
  ranking(query: RankingQuery): string;
}

/** Short links under an app's address: `https://citrics.example.org/charts/rent/5363000+5370000.png`. */
export function shortLinks(publicUrl: string): PictureLinks {
  const link = (request: PictureRequest): string => `${publicUrl}${encodePicture(request)}`;
  return linksTo(link);
}

/** Links of any kind, by what their pictures show. */
export function linksTo(link: (request: PictureRequest) => string): PictureLinks {
  return {
    topic: (topic, places, question = {}) =>
      link({ of: 'topic', topic, places, metric: question.metric, change: question.change, theme: 'light' }),
    overview: (places) => link({ of: 'overview', places, theme: 'light' }),
    ranking: (query) => link({ of: 'ranking', query, theme: 'light' }),
  };
}
