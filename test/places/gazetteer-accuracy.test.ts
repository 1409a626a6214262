import { expect } from 'chai';
import { join } from 'node:path';
import type { PlaceMention } from '../../src/places/place-mention.ts';
import type { Place } from '../../src/places/place.ts';
import { fold } from '../../src/places/gazetteer/tokens.ts';
import { STATES } from '../../src/places/states.ts';
import { gazetteer, places, topicWords } from './gazetteer-fixture.ts';
import { Namesakes, oneTypo, pick, randomFrom, withState } from './gazetteer-queries.ts';
import { chatSentence, readmeSentences } from './gazetteer-sentences.ts';

const namesakes = new Namesakes(places);
const bySize = [...places].sort((a, b) => (b.population ?? 0) - (a.population ?? 0));
const stateNames = new Set(STATES.map(({ name }) => fold(name)));

/** The first candidate is one of these, or they are what the person is asked about. */
function means(mention: PlaceMention | undefined, right: readonly Place[]): boolean {
  return right.some(({ geoid }) =>
    mention?.decided === false ? mention.candidates.includes(geoid) : mention?.candidates[0] === geoid,
  );
}

/** Counts right answers; the failure shows what went wrong. */
class Score {
  #right = 0;
  readonly #wrong: string[] = [];

  add(text: string, right: boolean): void {
    if (right) this.#right += 1;
    else this.#wrong.push(text);
  }

  get size(): number {
    return this.#right + this.#wrong.length;
  }

  expectAtLeast(share: number): void {
    const all = this.#right + this.#wrong.length;
    expect(
      this.#right / all,
      `${this.#right} of ${all}; wrong: ${this.#wrong.slice(0, 20).join(' | ')}`,
    ).to.be.at.least(share);
  }
}

describe('accuracy of places in text, generated from all places with fixed seeds', function () {
  this.timeout(120_000); // every place is asked for: half a minute where other work takes the processor

  it('every place by its name with its state: 99.9 %', () => {
    const random = randomFrom(20_260_101);
    const score = new Score();
    for (const place of places) {
      const text = withState(random, place.name, place.state);
      const { mentions, states } = gazetteer.placesInText(text);
      score.add(text, mentions.length === 1 && states.length === 0 && means(mentions[0], namesakes.inState(place)));
    }
    score.expectAtLeast(0.999);
  });

  it('one random typo in the name, with its state: 98 %', () => {
    const random = randomFrom(20_260_102);
    const score = new Score();
    while (score.size < 5000) {
      const place = pick(random, places);
      const typed = oneTypo(random, place.name);
      // the typo made the name of another place of the state: nobody can tell
      if (namesakes.anywhere(typed).some(({ state }) => state === place.state)) continue;
      const text = withState(random, typed, place.state);
      const { mentions } = gazetteer.placesInText(text);
      score.add(text, mentions.length === 1 && means(mentions[0], namesakes.inState(place)));
    }
    score.expectAtLeast(0.98);
  });

  for (const template of ['X', 'rent in X', "what's the population of X?", 'X income', 'and X'])
    it(`the 300 largest by bare name in "${template}": 99 %`, () => {
      const score = new Score();
      for (const place of bySize.slice(0, 300)) {
        for (const name of [place.name, place.name.toLowerCase()]) {
          const text = template.replace('X', name);
          const { mentions } = gazetteer.placesInText(text, topicWords);
          // Columbus GA is not what "Columbus" means: the largest of a name is, where it leads
          const [largest] = [...namesakes.anywhere(place.name)].sort(
            (a, b) => (b.population ?? 0) - (a.population ?? 0),
          );
          const leads = largest !== place && (largest?.population ?? 0) >= 2 * (place.population ?? 0);
          score.add(text, mentions.length === 1 && means(mentions[0], leads && largest ? [largest] : [place]));
        }
      }
      score.expectAtLeast(0.99);
    });

  it('two places in one message, big ones by bare name and any by name and state: 98 %', () => {
    const random = randomFrom(20_260_103);
    const known = bySize.slice(0, 1000).filter(({ name }) => !stateNames.has(fold(name)));
    const templates = [
      'compare A and B',
      'A vs B rent',
      'is A or B cheaper?',
      'A B income',
      'difference in population between A and B',
      'A/B median age',
      'which has the longer commute, A or B?',
      'how does A compare to B',
      'B versus A crime',
    ];
    const score = new Score();
    for (let i = 0; i < 4000; i += 1) {
      const side = (): { readonly text: string; readonly right: readonly Place[] } => {
        if (random() < 0.5) {
          const { name } = pick(random, known);
          return { text: random() < 0.5 ? name : name.toLowerCase(), right: namesakes.anywhere(name) };
        }
        const place = pick(random, places);
        return { text: withState(random, place.name, place.state), right: namesakes.inState(place) };
      };
      const [a, b] = [side(), side()];
      const template = pick(random, templates);
      const text = template.replace(/\b[AB]\b/g, (letter) => (letter === 'A' ? a.text : b.text));
      const { mentions } = gazetteer.placesInText(text, topicWords);
      const [first, second] = template.search(/\bA\b/) < template.search(/\bB\b/) ? [a, b] : [b, a];
      score.add(text, mentions.length === 2 && means(mentions[0], first.right) && means(mentions[1], second.right));
    }
    score.expectAtLeast(0.98);
  });

  it('chat about anything, made of common words: no place in 99.5 %', () => {
    const random = randomFrom(20_260_104);
    const score = new Score();
    for (let i = 0; i < 10_000; i += 1) {
      const text = chatSentence(random);
      score.add(text, gazetteer.placesInText(text, topicWords).mentions.length === 0);
    }
    score.expectAtLeast(0.995);
  });

  it("prose of the installed packages' READMEs: no place in 99.5 %", () => {
    const sentences = readmeSentences(join(import.meta.dirname, '../../node_modules'));
    expect(sentences.length).to.be.above(1000);
    const score = new Score();
    for (const text of sentences) score.add(text, gazetteer.placesInText(text, topicWords).mentions.length === 0);
    score.expectAtLeast(0.995);
  });
});
