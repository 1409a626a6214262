import { markup, type Html } from '../../http/markup.ts';
import { deskWords as words } from '../../replies/words/desk.ts';

export type Section = 'misses' | 'try' | 'teach';

export interface Frame {
  readonly title: string;
  readonly section?: Section;
  /** Where there is something to sign out of. */
  readonly signsOut?: boolean;
  /** Nobody is let in: no way to the other pages. */
  readonly outside?: boolean;
  readonly body: Html;
}

const SECTIONS: readonly (readonly [Section, string])[] = [
  ['misses', '/desk'],
  ['try', '/desk/try'],
  ['teach', '/desk/teach'],
];

/** A page of the desk: it works without scripts; the script only spares looking again. */
export function pageOf({ title, section, signsOut = false, outside = false, body }: Frame): string {
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · Citrics</title>
        <link rel="icon" href="/web-chat/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/desk/desk.css" />
        <script src="/desk/desk.js" type="module"></script>
      </head>
      <body>
        <a class="skip" href="#content">${words.nav.skip}</a>
        <header>
          <div class="bar">
            <img src="/web-chat/icon.svg" alt="" width="36" height="36" />
            <div class="name">
              <p class="brand">${words.title}</p>
              <p>${words.tagline}</p>
            </div>
            ${signsOut ? signOutForm() : ''}
          </div>
          ${outside ? '' : navOf(section)}
        </header>
        <main id="content">${body}</main>
      </body>
    </html> `.toString();
}

function navOf(section: Section | undefined): Html {
  return markup`<nav aria-label="${words.nav.label}">
    ${SECTIONS.map(
      ([id, href]) =>
        markup`<a href="${href}" ${id === section ? markup`aria-current="page"` : ''}>${words.nav[id]}</a>`,
    )}
  </nav>`;
}

function signOutForm(): Html {
  return markup`<form method="post" action="/desk/sign-out">
    <button class="quiet" type="submit">${words.nav.signOut}</button>
  </form>`;
}

/** Names and values that a form takes along unseen. */
export function hidden(fields: Readonly<Record<string, string>>): readonly Html[] {
  return Object.entries(fields).map(([name, value]) => markup`<input type="hidden" name="${name}" value="${value}" />`);
}
