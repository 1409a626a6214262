import { markup } from '../../http/markup.ts';
import { deskWords as words } from '../../replies/words/desk.ts';
import type { Labels } from '../labels.ts';
import type { Sense } from '../sense.ts';
import { hidden, pageOf, type Frame } from './layout.ts';
import { senseHtml } from './sense-html.ts';

/** A message that anybody writes is shorter. */
export const LONGEST_MESSAGE = 600;

/** The form to try a message, with what the last one is understood as. */
export function tryPage(
  labels: Labels,
  { sense, signsOut }: { readonly sense?: Sense } & Pick<Frame, 'signsOut'>,
): string {
  const said = words.try;
  return pageOf({
    title: said.title,
    section: 'try',
    signsOut,
    body: markup`<h1>${said.title}</h1>
      <p>${said.explain}</p>
      <form class="card" method="post" action="/desk/try">
        <label for="text">${said.label}</label>
        <input
          id="text"
          name="text"
          value="${sense?.text ?? ''}"
          placeholder="${said.example}"
          maxlength="${LONGEST_MESSAGE}"
          autocomplete="off"
          required
        />
        <button type="submit">${said.button}</button>
      </form>
      ${
        sense
          ? markup`<section class="card">
              <h2>${said.result}</h2>
              <p class="message" dir="auto">${sense.text}</p>
              ${senseHtml(sense, labels)}
              <form method="post" action="/desk/teach">
                ${hidden({ from: sense.text })}
                <button class="second" type="submit">${said.teach}</button>
              </form>
            </section>`
          : ''
      }`,
  });
}
