import type { Request, Response, Server } from 'restify';
import { chatLink } from '../channels/messenger/links.ts';
import { sharePath } from '../charts/links.ts';
import { encodePicture } from '../charts/picture-request.ts';
import { loadViews } from '../topics/load-views.ts';
import type { PlaceLookup } from '../places/lookup.ts';
import type { Geoid } from '../places/place.ts';
import type { PlaceStore } from '../places/store.ts';
import { leadingColumns } from '../topics/alternatives.ts';
import { buildCard } from '../topics/card.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import { topicTable, type TopicTable } from '../topics/topic-table.ts';
import type { Topic } from '../topics/topic.ts';
import type { PlaceView } from '../topics/view.ts';
import { csvOf } from './share-page-csv.ts';
import { pageOf, sharePagePolicy } from './share-page-html.ts';

export interface SharePageParts {
  readonly store: PlaceStore;
  readonly lookup: PlaceLookup;
  readonly catalogue: Catalogue;
  /** How the outside reaches this app, without a slash at its end. */
  readonly publicUrl: string;
  /** The Facebook page whose inbox the bot answers; absent: no way into Messenger is offered. */
  readonly messengerPage?: string;
}

interface Shared {
  readonly topic: Topic;
  readonly views: readonly PlaceView[];
  readonly table: TopicTable;
}

const CACHE_CONTROL = 'public, max-age=3600';

/** Adds `/c/<topic>/<geoid>[+<geoid>...]`, a page to share, and the same with `.csv`, its figures. */
export function mountSharePage(server: Server, parts: SharePageParts): void {
  const answer = async (request: Request, response: Response): Promise<void> => sendShared(request, response, parts);
  server.get('/c/:topic/:places', answer);
  server.head('/c/:topic/:places', answer);
}

async function sendShared(request: Request, response: Response, parts: SharePageParts): Promise<void> {
  const { topic = '', places = '' } = request.params as Readonly<Record<string, string | undefined>>;
  const csv = places.endsWith('.csv');
  const geoids = places.replace(/\.csv$/, '').split(/[+ ]/);
  const shared = await find(topic, geoids, parts);
  if (!shared) {
    send(
      request,
      response,
      404,
      'text/plain; charset=utf-8',
      'There is no such page: the topic or a place is unknown.',
    );
  } else if (csv) {
    const name = `${shared.topic.id}-${geoids.join('-')}.csv`;
    send(request, response, 200, 'text/csv; charset=utf-8', csvOf(shared.topic, shared.table), {
      'content-disposition': `attachment; filename="${name}"`,
    });
  } else {
    send(request, response, 200, 'text/html; charset=utf-8', page(shared, geoids, parts), {
      'content-security-policy': sharePagePolicy(parts.publicUrl),
    });
  }
}

async function find(
  id: string,
  geoids: readonly Geoid[],
  { store, lookup, catalogue }: SharePageParts,
): Promise<Shared | undefined> {
  const topic = catalogue.topic(id);
  const main = topic && catalogue.metric(topic.main)?.metric;
  if (!topic || !main || geoids.length > 5) return undefined;
  if (!geoids.every((geoid) => /^\d{7}$/.test(geoid) && lookup.get(geoid))) return undefined;
  const views = await loadViews(geoids, leadingColumns(main, topic), store, lookup);
  return { topic, views, table: topicTable(topic, views) };
}

function page({ topic, views, table }: Shared, places: readonly Geoid[], parts: SharePageParts): string {
  const { publicUrl, messengerPage, catalogue } = parts;
  const card = buildCard(topic, views, { catalogue });
  const picture = (theme: 'light' | 'dark'): string =>
    `${publicUrl}${encodePicture({ of: 'topic', topic: topic.id, places, theme })}`;
  const path = sharePath(topic.id, places);
  return pageOf({
    topic: topic.title,
    places: views.map(({ title }) => title),
    text: card.text,
    url: `${publicUrl}${path}`,
    csv: `${path}.csv`,
    picture: card.chart && { light: picture('light'), dark: picture('dark'), alt: card.chart.alt },
    table,
    messenger:
      messengerPage === undefined ? undefined : chatLink(messengerPage, { do: 'topic', topic: topic.id, places }),
  });
}

function send(
  request: Request,
  response: Response,
  status: number,
  type: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'cache-control': status === 200 ? CACHE_CONTROL : 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...headers,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
