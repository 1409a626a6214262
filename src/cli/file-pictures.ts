import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRenderer, type Renderer } from '../chart-server/renderer.ts';
import { linksTo, type PictureLinks } from '../charts/links.ts';
import { pictureOf, type PictureParts } from '../charts/picture.ts';
import { encodePicture, type PictureRequest } from '../charts/picture-request.ts';
import { drawAt, type DrawChart } from '../charts/quickchart.ts';
import { drawWith } from '../charts/renderer-draw.ts';
import type { Reply } from '../replies/reply.ts';

/** Pictures as files, where there is no HTTP server to draw them on demand. */
export interface FilePictures {
  readonly links: PictureLinks;
  /** Draws a reply's picture, if it has one; the reply comes back without it where it can't be drawn. */
  save(reply: Reply, parts: PictureParts): Promise<Reply>;
  close(): Promise<void>;
}

/** Addresses of files in a folder. The folder, and our own drawing thread where there is no `quickchartUrl`, are made for the first picture. */
export function filePictures(folder: string, quickchartUrl?: string, secret?: string): FilePictures {
  const requests = new Map<string, PictureRequest>();
  let renderer: Renderer | undefined;
  const draw: DrawChart = async (chart) => {
    if (quickchartUrl !== undefined) return drawAt(quickchartUrl, secret)(chart);
    return drawWith((renderer ??= createRenderer({ threads: 1 })))(chart);
  };
  const link = (request: PictureRequest): string => {
    const address = encodePicture(request);
    const name = address
      .replace(/^\/charts\//, '')
      .replace(/\.png.*$/, '')
      .replaceAll(/[^A-Za-z0-9-]+/g, '_');
    const mark = createHash('sha256').update(address).digest('hex').slice(0, 8);
    const url = pathToFileURL(path.join(folder, `${name}-${mark}.png`)).href;
    requests.set(url, request);
    return url;
  };
  return {
    links: linksTo(link),
    async save(reply, parts) {
      const { picture, ...sentence } = reply;
      const request = picture && requests.get(picture.url);
      if (!picture || !request) return reply;
      const chart = await pictureOf(request, parts);
      const drawn = chart && (await draw(chart));
      if (drawn?.status !== 200) return sentence;
      await mkdir(folder, { recursive: true });
      await writeFile(new URL(picture.url), drawn.body);
      return reply;
    },
    async close() {
      await renderer?.close();
    },
  };
}
