import { writeFile } from 'node:fs/promises';
import { createCanvas, loadImage, type Image, type SKRSContext2D } from '@napi-rs/canvas';
import { createRenderer } from '../chart-server/renderer.ts';
import type { PictureRequest } from '../charts/picture-request.ts';
import { pictureOf, type PictureParts } from '../charts/picture.ts';
import { drawWith } from '../charts/renderer-draw.ts';
import { PICTURE } from '../charts/theme.ts';
import { createLookup } from '../places/lookup.ts';
import type { Geoid } from '../places/place.ts';
import { createSnapshotStore } from '../places/snapshot-store.ts';
import { loadTopics } from '../topics/catalogue.ts';

/**
 * Draws every topic for one, two and five cities, and the edge cases, on one sheet to look at:
 * `npm run charts:sheet -- [FILE.jpg]`. Prints what had nothing to draw.
 */
const OUTPUT = 'docs/contact-sheet.jpg';

const LOS_ANGELES = '0644000';
const FRESNO = '0627000';
const FIVE: readonly Geoid[] = [LOS_ANGELES, FRESNO, '0666000', '0653000', '0668000'];
const SEATTLE = '5363000';
const TACOMA = '5370000';
const VINA = '0178984';
const LA_CANADA = '0639003';
const VENTURA = '0665042';
const NEW_YORK = '3651000';
const ATHERTON = '0603092';
const LIGHT = { theme: 'light' } as const;
const topic = (id: string, places: readonly Geoid[], more: object = {}): PictureRequest => ({
  of: 'topic',
  topic: id,
  places,
  ...LIGHT,
  ...more,
});

const EDGE_CASES: readonly PictureRequest[] = [
  topic('rent', [SEATTLE]),
  topic('rent', [SEATTLE, TACOMA], { theme: 'dark' }),
  topic('household-income', [SEATTLE], { theme: 'dark' }),
  topic('household-income', [VINA]),
  topic('household-income', [ATHERTON, LA_CANADA, VENTURA]),
  topic('commute', [LA_CANADA, FRESNO]),
  topic('industries', [LOS_ANGELES], { metric: 'work-in-retail' }),
  topic('household-income', [SEATTLE, TACOMA], { time: {} }),
  topic('crime', [SEATTLE, TACOMA, NEW_YORK]),
  topic('population', [NEW_YORK, VINA]),
  { of: 'overview', places: [SEATTLE, TACOMA], ...LIGHT },
  {
    of: 'ranking',
    query: { variable: 'DP04_0134E', among: { states: ['CA'], minPopulation: 50_000 }, order: 'highest', limit: 10 },
    ...LIGHT,
  },
];

const COLUMNS = 6;
const SCALE = 0.36;
const GAP = 12;
const CAPTION = 24;
const QUALITY = 78;

interface Tile {
  readonly caption: string;
  readonly picture?: Image;
}

async function main(output: string): Promise<void> {
  const store = await createSnapshotStore('data');
  const catalogue = await loadTopics();
  const parts: PictureParts = { store, catalogue, lookup: createLookup(await store.places()) };
  const requests = [
    ...catalogue.topics.flatMap(({ id }) => [
      topic(id, [LOS_ANGELES]),
      topic(id, [LOS_ANGELES, FRESNO]),
      topic(id, FIVE),
    ]),
    ...EDGE_CASES,
  ];
  const renderer = createRenderer();
  const draw = drawWith(renderer);
  const tiles: Tile[] = [];
  for (const request of requests) {
    const caption = captionOf(request);
    const chart = await pictureOf(request, parts);
    if (!chart) console.log(`nothing to draw: ${caption}`);
    const drawn = chart && (await draw(chart));
    if (drawn && drawn.status !== 200) throw new Error(`${caption} was refused: ${Buffer.from(drawn.body).toString()}`);
    tiles.push({ caption, picture: drawn && (await loadImage(Buffer.from(drawn.body))) });
  }
  await renderer.close();
  const sheet = await sheetOf(tiles);
  await writeFile(output, sheet);
  console.log(
    `${tiles.filter(({ picture }) => picture).length} charts, ${Math.round(sheet.length / 1000)} kB: ${output}`,
  );
}

function captionOf(request: PictureRequest): string {
  if (request.of === 'ranking') return `ranking ${request.query.variable}`;
  const what = request.of === 'topic' ? `${request.topic}${request.metric ? `: ${request.metric}` : ''}` : request.of;
  return `${what}, ${request.places.length === 1 ? '1 city' : `${request.places.length} cities`}`;
}

async function sheetOf(tiles: readonly Tile[]): Promise<Buffer> {
  const width = Math.round(PICTURE.width * SCALE);
  const height = Math.round(PICTURE.height * SCALE);
  const rows = Math.ceil(tiles.length / COLUMNS);
  const canvas = createCanvas(COLUMNS * (width + GAP) + GAP, rows * (height + CAPTION + GAP) + GAP);
  const context = canvas.getContext('2d');
  context.fillStyle = '#c9d1d8';
  context.fillRect(0, 0, canvas.width, canvas.height);
  tiles.forEach((tile, index) => {
    const left = GAP + (index % COLUMNS) * (width + GAP);
    const top = GAP + Math.floor(index / COLUMNS) * (height + CAPTION + GAP);
    drawTile(context, tile, { left, top, width, height });
  });
  return canvas.encode('jpeg', QUALITY);
}

function drawTile(
  context: SKRSContext2D,
  { caption, picture }: Tile,
  { left, top, width, height }: { left: number; top: number; width: number; height: number },
): void {
  context.font = '16px sans-serif';
  context.fillStyle = '#1b2733';
  context.fillText(caption, left, top + 16);
  if (picture) {
    context.drawImage(picture, left, top + CAPTION, width, height);
  } else {
    context.fillText('no figures in the bundled data', left + 60, top + CAPTION + height / 2);
  }
}

await main(process.argv[2] ?? OUTPUT);
