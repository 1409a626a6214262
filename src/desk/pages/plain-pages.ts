import { markup, type Html } from '../../http/markup.ts';
import { deskWords as words } from '../../replies/words/desk.ts';
import { pageOf } from './layout.ts';

/** The form that asks for the token; `problem` says what was wrong with the last one. */
export function signInPage(problem?: string): string {
  const { access } = words;
  return pageOf({
    title: access.title,
    outside: true,
    body: markup`<h1>${access.title}</h1>
      <p>${access.explain}</p>
      ${problem === undefined ? '' : markup`<p class="note bad" role="alert">${problem}</p>`}
      <form class="card" method="post" action="/desk/sign-in">
        ${nameForPasswordManagers()}
        <label for="token">${access.token}</label>
        <input id="token" name="token" type="password" autocomplete="current-password" required />
        <button type="submit">${access.button}</button>
      </form>`,
  });
}

/** Browsers that keep the token want a name to keep it under. */
function nameForPasswordManagers(): Html {
  return markup`<input type="text" name="username" value="editor" autocomplete="username" hidden />`;
}

/** A page that only says something. */
export function messagePage(title: string, text: string, { outside = false } = {}): string {
  return pageOf({
    title,
    outside,
    body: markup`<h1>${title}</h1>
      <p>${text}</p>
      ${outside ? '' : markup`<p><a href="/desk">${words.errors.back}</a></p>`}`,
  });
}
