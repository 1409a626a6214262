import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { linksTo, type PictureLinks } from '../charts/links.ts';
import { pictureOf, type PictureParts } from '../charts/picture.ts';
import { encodePicture, type PictureRequest } from '../charts/picture-request.ts';
import type { DrawChart } from '../charts/quickchart.ts';

/** Pictures as files, where there is no HTTP server to draw them on demand. */
export interface FilePictures {
  readonly links: PictureLinks;
  /** Draws the picture of an address that `links` gave. */
  save(url: string, parts: PictureParts, draw: DrawChart): Promise<void>;
}

/** Addresses of files in a folder; the folder is made when the first picture is saved. */
export function filePictures(folder: string): FilePictures {
  const requests = new Map<string, PictureRequest>();
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
    async save(url, parts, draw) {
      const request = requests.get(url);
      const chart = request && (await pictureOf(request, parts));
      if (!chart) return;
      const { body } = await draw(chart);
      await mkdir(folder, { recursive: true });
      await writeFile(new URL(url), body);
    },
  };
}
