import { markup, type Html } from '../../http/markup.ts';
import { deskWords as words } from '../../replies/words/desk.ts';
import type { Labels } from '../labels.ts';
import type { Sense } from '../sense.ts';

/** What a message is understood as and why, in plain words. */
export function senseHtml(sense: Sense, labels: Labels): Html {
  const said = words.sense;
  const { places, unknownNames, words: found, second, intent } = sense;
  const rows: readonly (readonly [string, Html])[] = [
    [
      said.takenFor,
      markup`<strong>${labels.sense(sense)}</strong>
        <span class="small">${said.sure(sense.topics[0]?.confidence ?? sense.confidence)}</span>`,
    ],
    ...places.map(
      ({ written, names, asks }) =>
        [said.place, markup`${words.because(`“${written}”`, asks ? said.asks(names) : (names[0] ?? ''))}`] as const,
    ),
    ...(unknownNames.length > 0 ? [[said.notFound, markup`${unknownNames.join('; ')}`] as const] : []),
    [
      said.words,
      found.length === 0
        ? markup`${said.noWords}`
        : markup`<ul>
            ${found.map((one) => markup`<li>“${one.phrase}” ${meaningOf(one.meaning, labels)}</li>`)}
          </ul>`,
    ],
    ...(second
      ? [
          [
            intent === 'fallback' ? said.nearest : said.second,
            markup`${labels.of(second.label)} <span class="small">${said.share(second.confidence)}</span>`,
          ] as const,
        ]
      : []),
  ];
  return markup`<dl class="sense">
    ${rows.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}

function meaningOf(meaning: Sense['words'][number]['meaning'], labels: Labels): string {
  const said = words.sense;
  if (meaning.for === 'outside') return said.notForUs(meaning.about);
  if (meaning.for === 'intent') return said.speaksFor(labels.of(meaning.intent));
  const figure = labels.figure(meaning.metric);
  const topic = labels.of(meaning.topic);
  const what = figure === undefined ? topic : words.withFigure(topic, figure);
  return meaning.weak ? said.speaksWeakly(what) : said.speaksFor(what);
}
