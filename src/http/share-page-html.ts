import { createHash } from 'node:crypto';
import { PICTURE } from '../charts/theme.ts';
import { capitalised } from '../replies/words/cards.ts';
import { formatDifference, formatFigure } from '../replies/format.ts';
import { list } from '../replies/lists.ts';
import { sameSource, sourceWords } from '../replies/words/sources.ts';
import type { FigureRow, TopicTable } from '../topics/topic-table.ts';
import type { Metric } from '../topics/topic.ts';
import { markup, type Html } from './markup.ts';

export interface SharePage {
  readonly topic: string;
  readonly places: readonly string[];
  readonly text: string;
  /** Absolute, of the page itself. */
  readonly url: string;
  readonly csv: string;
  /** Absolute addresses; absent where there is nothing to draw. */
  readonly picture?: { readonly light: string; readonly dark: string; readonly alt: string };
  readonly table: TopicTable;
  readonly messenger?: string;
}

const STYLE = `
:root{color-scheme:light dark;--text:#1b2733;--muted:#55626f;--line:#dfe4e8;--back:#fff;--link:#005c99}
@media(prefers-color-scheme:dark){:root{--text:#f3f6f8;--muted:#b3bfc9;--line:#33424f;--back:#14202b;--link:#7cc4ef}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:1.05rem/1.5 system-ui,"Noto Sans",sans-serif}
main,footer{max-width:62rem;margin:0 auto;padding:1rem 1.25rem}
h1{font-size:1.7rem;line-height:1.2;margin:.5rem 0}
a{color:var(--link)}
img{display:block;width:100%;height:auto;margin:1rem 0}
.lead{font-size:1.15rem}
.table{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}
th,td{text-align:left;padding:.45rem .75rem .45rem 0;border-bottom:1px solid var(--line);vertical-align:top}
th[scope=row]{font-weight:400}
td.number{white-space:nowrap;font-variant-numeric:tabular-nums}
small,footer{color:var(--muted)}
.actions a{display:inline-block;margin:0 1.25rem .5rem 0}
`;

/** The page has no script, and no picture but the app's own. */
export function sharePagePolicy(publicUrl: string): string {
  return [
    "default-src 'none'",
    `img-src 'self' ${new URL(publicUrl).origin}`,
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** A page for one topic and some places: works without scripts, and gives social networks what they show of a link. */
export function pageOf(page: SharePage): string {
  const title = `${page.topic}: ${list(page.places)}`;
  const { picture, messenger } = page;
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Citrics</title>
        <meta name="description" content="${page.text}" />
        <link rel="canonical" href="${page.url}" />
        <meta property="og:type" content="website" />
        <meta property="og:site_name" content="Citrics" />
        <meta property="og:title" content="${title}" />
        <meta property="og:description" content="${page.text}" />
        <meta property="og:url" content="${page.url}" />
        ${picture ? pictureTags(picture) : ''}
        <meta name="twitter:card" content="${picture ? 'summary_large_image' : 'summary'}" />
        <meta name="twitter:title" content="${title}" />
        <meta name="twitter:description" content="${page.text}" />
        <style>${markup.raw(STYLE)}</style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p class="lead">${page.text}</p>
          ${picture ? pictureOf(picture) : ''}
          <h2>Figures</h2>
          ${page.table.rows.length === 0 ? markup`<p>None of the sources has figures on this.</p>` : tableOf(page)}
          <p class="actions">
            <a href="${page.csv}">Download the figures (CSV)</a>
            ${messenger === undefined ? '' : markup`<a href="${messenger}">Open in Messenger</a>`}
          </p>
        </main>
        <footer>
          ${page.table.datasets.length === 0 ? '' : sourcesOf(page)}
          <p>Drawn by Citrics, a chat about every city and town in the United States.</p>
        </footer>
      </body>
    </html> `.toString();
}

function pictureTags({ light, alt }: NonNullable<SharePage['picture']>): Html {
  return markup`<meta property="og:image" content="${light}" />
    <meta property="og:image:type" content="image/png" />
    <meta property="og:image:width" content="${PICTURE.width}" />
    <meta property="og:image:height" content="${PICTURE.height}" />
    <meta property="og:image:alt" content="${alt}" />
    <meta name="twitter:image" content="${light}" />
    <meta name="twitter:image:alt" content="${alt}" /> `;
}

function pictureOf({ light, dark, alt }: NonNullable<SharePage['picture']>): Html {
  return markup`<picture>
    <source srcset="${dark}" media="(prefers-color-scheme: dark)" />
    <img src="${light}" width="${PICTURE.width}" height="${PICTURE.height}" alt="${alt}" />
  </picture> `;
}

function tableOf({ table, places }: SharePage): Html {
  return markup`<div class="table" tabindex="0" role="region" aria-label="Table of figures">
      <table>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            ${places.map((place) => markup`<th scope="col">${place}</th>`)}
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          ${table.rows.map(rowOf)}
        </tbody>
      </table>
    </div>
    <p><small>± is the margin of error at 90 % confidence, where it is known.</small></p> `;
}

function rowOf({ metric, cells }: FigureRow): Html {
  const known = cells.flatMap((cell) => cell ?? []);
  const [first] = known;
  const common = first && known.every((cell) => sameSource(cell, first));
  const values = cells.map((cell) =>
    cell === undefined
      ? markup`<td>no data</td>`
      : markup`<td class="number">
          ${formatFigure(cell, metric.unit)}${marginOf(cell.margin, metric)}${
            common ? '' : markup`<br /><small>${sourceWords(cell)}</small>`
          }
        </td>`,
  );
  return markup`<tr>
    <th scope="row">${capitalised(metric.label)}</th>
    ${values}
    <td>${common ? sourceWords(first) : 'as noted'}</td>
  </tr> `;
}

function marginOf(margin: number | undefined, { unit }: Metric): Html | '' {
  return margin === undefined ? '' : markup` <small>± ${formatDifference(margin, unit)}</small>`;
}

function sourcesOf({ table }: SharePage): Html {
  return markup`<p>Sources:</p>
    <ul>
      ${table.datasets.map(
        ({ title, publisher, url, attribution }) =>
          markup`<li>
            <a href="${url}">${title}</a>, ${publisher}${attribution === undefined ? '' : `. ${attribution}`}
          </li> `,
      )}
    </ul> `;
}
