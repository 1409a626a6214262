import { relative } from 'node:path';
import { markup, type Html } from '../../http/markup.ts';
import { deskWords as words } from '../../replies/words/desk.ts';
import type { Miss } from '../../understanding/evaluate.ts';
import type { Draft, DraftState, Tested } from '../drafts.ts';
import type { Labels } from '../labels.ts';
import { hidden, pageOf, type Frame } from './layout.ts';

export interface DraftView extends Pick<Frame, 'signsOut'> {
  readonly draft: Draft;
  readonly labels: Labels;
  /** Above the corpus: where the paths begin that are shown. */
  readonly root: string;
}

const said = words.draft;

export function draftPage(view: DraftView): string {
  const { draft, signsOut } = view;
  const { state, proposal } = draft;
  return pageOf({
    title: headingOf(state),
    section: 'teach',
    signsOut,
    body: markup`<p class="small">${said.teaching(proposal.target.title)}</p>
      ${bodyOf(state, view)}`,
  });
}

function headingOf(state: DraftState): string {
  switch (state.kind) {
    case 'testing':
      return said.testing;
    case 'failed':
      return said.failed;
    case 'faulty':
      return said.faulty;
    case 'published':
      return said.published;
    case 'tested':
      return state.verdict.publishable ? said.ready : said.notReady;
  }
}

function bodyOf(state: DraftState, view: DraftView): Html {
  const { draft } = view;
  const heading = headingOf(state);
  switch (state.kind) {
    case 'testing':
      return markup`<h1 class="waiting" data-testing>${heading}</h1>
        <p role="status">${said.testingExplain}</p>
        <noscript><p><a href="/desk/drafts/${draft.id}">${said.look}</a></p></noscript>
        ${linesOf(view)}`;
    case 'failed':
      return markup`<h1>${heading}</h1>
        <p class="note bad">${said.failedExplain}</p>
        <div class="actions">${again(draft)} ${edit(draft)}</div>`;
    case 'faulty':
      return markup`<h1>${heading}</h1>
        <p>${said.faultyExplain}</p>
        <ul class="note bad">
          ${state.faults.map(
            ({ path, line, message }) => markup`<li><code>${relative(view.root, path)}:${line}</code> ${message}</li>`,
          )}
        </ul>
        <div class="actions">${edit(draft, '')}</div>`;
    case 'published':
      return markup`<h1>${heading}</h1>
        <p class="note good" role="status">${said.publishedExplain(fileOf(view))}</p>
        ${scoreOf(state)} ${linesOf(view)}
        <div class="actions">
          <a class="button" href="/desk">${said.toMisses}</a>
          <a class="button second" href="/desk/teach">${said.another}</a>
        </div>`;
    case 'tested':
      return testedOf(state, view, heading);
  }
}

function testedOf(state: Extract<DraftState, { kind: 'tested' }>, view: DraftView, heading: string): Html {
  const { draft, labels } = view;
  const { worse, better, own, publishable } = state.verdict;
  const canPublish = publishable && state.problem === undefined && state.writable;
  return markup`<h1 class="${publishable ? 'good' : 'bad'}">${heading}</h1>
    ${scoreOf(state)}
    ${state.problem === 'changed-meanwhile' ? markup`<p class="note bad" role="alert">${said.changedMeanwhile}</p>` : ''}
    ${state.alsoOnDisk ? markup`<p class="note">${said.alsoOnDisk}</p>` : ''}
    ${publishable && !state.writable ? markup`<p class="note">${said.unwritable(fileOf(view))}</p>` : ''}
    ${worse.length > 0 ? missesOf(said.worse(worse.length), worse, labels, said.worseHint) : ''}
    <section>
      <h2>${said.own}</h2>
      ${
        own.length === 0
          ? markup`<p class="note">${said.ownNone}</p>`
          : markup`<ul class="marks">
              ${own.map(({ text, miss }) =>
                miss
                  ? markup`<li class="bad">“${text}” <span>${said.ownWrong(labels.got(miss.got))}</span></li>`
                  : markup`<li class="good">“${text}” <span>${said.ownRight}</span></li>`,
              )}
            </ul>`
      }
      ${own.some(({ miss }) => miss !== undefined) ? markup`<p class="small">${said.ownHint}</p>` : ''}
    </section>
    ${phrasesOf(state, labels)}
    ${better.length > 0 ? missesOf(said.better(better.length), better, labels) : ''}
    ${worse.length + better.length === 0 ? markup`<p>${said.same}</p>` : ''} ${linesOf(view)}
    <div class="actions">
      ${canPublish ? publish(draft) : ''}
      ${
        publishable && !state.writable
          ? markup`<a class="button" href="/desk/drafts/${draft.id}/file">${said.download}</a>`
          : ''
      }
      ${state.problem ? again(draft) : ''} ${edit(draft, publishable ? 'second' : '', own.length === 0 ? said.addTest : said.edit)}
    </div>`;
}

function scoreOf({ before, after }: Tested): Html {
  const right = ({ n, misses }: Tested['before']): string => words.number(n - misses.length);
  return markup`<p>${said.score(right(before), right(after), words.number(after.n))}</p>`;
}

function missesOf(title: string, misses: readonly Miss[], labels: Labels, hint?: string): Html {
  return markup`<section>
    <h2>${title}</h2>
    ${hint === undefined ? '' : markup`<p class="small">${hint}</p>`}
    <ul class="marks ${hint === undefined ? 'good' : 'bad'}">
      ${misses.map(
        ({ text, expected, got }) =>
          markup`<li>
            “${text}”
            <span>${
              hint === undefined
                ? said.nowRight(labels.expected(expected))
                : said.nowWrong(labels.expected(expected), labels.got(got))
            }</span>
          </li>`,
      )}
    </ul>
  </section>`;
}

function phrasesOf({ phrases }: Tested, labels: Labels): Html {
  return markup`<section>
    <h2>${said.phrases}</h2>
    <ul class="cards">
      ${phrases.map(
        ({ before, after }) =>
          markup`<li class="card">
            <p class="message" dir="auto">${before.text}</p>
            <dl class="sense">
              <div>
                <dt>${said.now}</dt>
                <dd>${labels.sense(before)} <span class="small">${sureOf(before)}</span></dd>
              </div>
              <div>
                <dt>${said.after}</dt>
                <dd><strong>${labels.sense(after)}</strong> <span class="small">${sureOf(after)}</span></dd>
              </div>
            </dl>
          </li>`,
      )}
    </ul>
  </section>`;
}

function sureOf({ topics, confidence }: Tested['phrases'][number]['after']): string {
  return words.sense.sure(topics[0]?.confidence ?? confidence);
}

/** The lines that are added, as a diff shows them. */
function linesOf(view: DraftView): Html {
  const { phrases, tests } = view.draft.proposal;
  const line = (text: string, what: string): Html =>
    markup`<li><code>${JSON.stringify(text)}</code> <span class="small">${what}</span></li>`;
  return markup`<section>
    <h2>${said.lines}</h2>
    <p class="small"><code>${fileOf(view)}</code></p>
    <ul class="lines">
      ${phrases.map((text) => line(text, said.learned))} ${tests.map((text) => line(text, said.tested))}
    </ul>
  </section>`;
}

function fileOf({ draft, root }: DraftView): string {
  return relative(root, draft.proposal.target.path);
}

function publish({ id }: Draft): Html {
  return markup`<form method="post" action="/desk/drafts/${id}/publish">
    <button type="submit">${said.publish}</button>
  </form>`;
}

function again(draft: Draft): Html {
  return markup`<form method="post" action="/desk/drafts">
    ${hidden(fieldsOf(draft))}
    <button type="submit">${said.again}</button>
  </form>`;
}

function edit(draft: Draft, className = 'second', label: string = said.edit): Html {
  return markup`<form method="post" action="/desk/teach">
    ${hidden(fieldsOf(draft))}
    <button class="${className}" type="submit">${label}</button>
  </form>`;
}

function fieldsOf({ proposal }: Draft): Readonly<Record<string, string>> {
  const { target, phrases, tests } = proposal;
  return { target: target.id, phrases: phrases.join('\n'), tests: tests.join('\n') };
}
