import { markup, type Html } from '../../http/markup.ts';
import { list } from '../../replies/lists.ts';
import { deskWords as words } from '../../replies/words/desk.ts';
import { MISSES_DAYS, type Miss, type MissesPage } from '../misses.ts';
import { hidden, pageOf, type Frame } from './layout.ts';

export interface ListedMiss extends Miss {
  /** What it is understood as by now, where it is. */
  readonly byNow?: string;
}

export interface MissesView extends Pick<Frame, 'signsOut'> {
  readonly which: 'open' | 'set-aside';
  readonly listed: Omit<MissesPage, 'misses'> & { readonly misses: readonly ListedMiss[] };
}

export function missesPage({ which, listed, signsOut }: MissesView): string {
  const said = words.misses;
  const { misses, page } = listed;
  const aside = which === 'set-aside';
  const title = aside ? said.asideTitle : said.title;
  return pageOf({
    title,
    section: 'misses',
    signsOut,
    body: markup`<h1>${title}</h1>
      <p>${aside ? said.asideExplain : said.explain(MISSES_DAYS)}</p>
      ${
        misses.length === 0
          ? markup`<p class="card empty">${aside ? said.noneAside : said.none}</p>`
          : markup`<ul class="cards">
              ${misses.map((miss) => cardOf(miss, aside, page))}
            </ul>`
      }
      ${pagerOf(listed, aside)}
      ${misses.some(({ unknownNames }) => unknownNames.length > 0) ? markup`<p class="small">${said.nicknames}</p>` : ''}
      <p>
        <a href="${aside ? '/desk' : '/desk?show=set-aside'}">${aside ? said.showOpen : said.showAside}</a>
      </p>`,
  });
}

function cardOf({ text, count, at, unknownNames, byNow, fingerprint }: ListedMiss, aside: boolean, page: number): Html {
  const said = words.misses;
  return markup`<li class="card">
    <p class="message" dir="auto">${text}</p>
    <p class="small">${said.times(count, at)}</p>
    ${unknownNames.length > 0 ? markup`<p class="tag">${said.unknownName(list(unknownNames))}</p>` : ''}
    ${byNow === undefined ? '' : markup`<p class="tag good">${said.byNow(byNow)}</p>`}
    <div class="actions">
      <form method="post" action="/desk/teach">
        ${hidden({ from: text })}
        <button type="submit">${said.teach}</button>
      </form>
      <form method="post" action="${aside ? '/desk/misses/back' : '/desk/misses/aside'}">
        ${hidden({ fingerprint, page: String(page) })}
        <button class="second" type="submit">${aside ? said.takeBack : said.aside}</button>
      </form>
    </div>
  </li>`;
}

function pagerOf({ page, pages }: MissesView['listed'], aside: boolean): Html | '' {
  if (pages === 1) return '';
  const said = words.misses;
  const to = (number: number): string => `/desk?page=${number}${aside ? '&show=set-aside' : ''}`;
  return markup`<nav class="pager" aria-label="${said.pages}">
    ${page > 1 ? markup`<a href="${to(page - 1)}" rel="prev">${said.newer}</a>` : ''}
    <span>${said.page(page, pages)}</span>
    ${page < pages ? markup`<a href="${to(page + 1)}" rel="next">${said.older}</a>` : ''}
  </nav>`;
}
