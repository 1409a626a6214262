import { markup, type Html } from '../../http/markup.ts';
import { deskWords as words } from '../../replies/words/desk.ts';
import type { Target } from '../targets.ts';
import { pageOf, type Frame } from './layout.ts';

/** What stands in the form, as it was written. */
export interface TeachFields {
  readonly target: string;
  readonly phrases: string;
  readonly tests: string;
}

export interface TeachView extends Pick<Frame, 'signsOut'> {
  readonly targets: readonly Target[];
  readonly fields: TeachFields;
  /** What keeps it from being tested. */
  readonly faults?: readonly string[];
  /** What the message is nearest to so far. */
  readonly nearest?: string;
}

const KINDS: readonly Target['kind'][] = ['topic', 'intent', 'out-of-scope'];

export function teachPage({ targets, fields, faults = [], nearest, signsOut }: TeachView): string {
  const said = words.teach;
  return pageOf({
    title: said.title,
    section: 'teach',
    signsOut,
    body: markup`<h1>${said.title}</h1>
      <p>${said.explain}</p>
      ${
        faults.length > 0
          ? markup`<ul class="note bad" role="alert">
              ${faults.map((fault) => markup`<li>${fault}</li>`)}
            </ul>`
          : ''
      }
      <form class="card" method="post" action="/desk/drafts">
        <label for="target">${said.target}</label>
        <select id="target" name="target" required>
          <option value="">${said.choose}</option>
          ${KINDS.map((kind) => groupOf(kind, targets, fields.target))}
        </select>
        ${nearest === undefined ? '' : markup`<p class="small">${said.nearest(nearest)}</p>`}
        ${areaOf('phrases', said.phrases, said.phrasesHint, fields.phrases, true)}
        ${areaOf('tests', said.tests, said.testsHint, fields.tests, false)}
        <button type="submit">${said.button}</button>
      </form>`,
  });
}

function groupOf(kind: Target['kind'], targets: readonly Target[], chosen: string): Html {
  return markup`<optgroup label="${words.teach.groups[kind]}">
    ${targets
      .filter((target) => target.kind === kind)
      .map(
        ({ id, title }) =>
          markup`<option value="${id}" ${id === chosen ? markup`selected` : ''}>
            ${kind === 'out-of-scope' ? words.teach.notForUs : title}
          </option>`,
      )}
  </optgroup>`;
}

/** The first line break after the tag is no part of the text. */
function areaOf(name: string, label: string, hint: string, value: string, isRequired: boolean): Html {
  return markup`<label for="${name}">${label}</label>
    <p class="small" id="${name}-hint">${hint}</p>
    <textarea id="${name}" name="${name}" rows="4" aria-describedby="${name}-hint" ${isRequired ? markup`required` : ''}>
${value}</textarea
    >`;
}
