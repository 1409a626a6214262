import { expect } from 'chai';
import fc from 'fast-check';
import { gazetteer, places } from './gazetteer-fixture.ts';
import { Namesakes } from './gazetteer-queries.ts';

const namesakes = new Namesakes(places);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        'Seattle',
        "Boise's",
        'or',
        'in',
        'WA',
        ',',
        '.',
        '-',
        '98101',
        'St',
        'new',
        'york',
        'ñ',
        '\ud800',
        '’',
        '\n',
        'xqz',
      ),
      {
        maxLength: 40,
      },
    )
    .map((parts) => parts.join(' ')),
);
const anyPlace = fc.nat({ max: places.length - 1 }).map((i) => places[i] ?? places[0]);

describe('properties of places in text', () => {
  it('any text: no throw, the same answer twice, spans inside the text, in order and apart', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = gazetteer.placesInText(text);
        expect(gazetteer.placesInText(text)).to.deep.equal(found);
        let end = 0;
        for (const mention of found.mentions) {
          expect(mention.span[0]).to.be.at.least(end);
          expect(mention.span[1]).to.be.within(mention.span[0] + 1, text.length);
          expect(mention.text).to.equal(text.slice(...mention.span));
          expect(mention.candidates).to.not.be.empty;
          for (const geoid of mention.candidates) expect(gazetteer.get(geoid)?.geoid).to.equal(geoid);
          [, end] = mention.span;
        }
      }),
      { numRuns: 2000, seed: 20_260_105 },
    );
  });

  it('100 kB of anything takes under 50 ms', () => {
    const pieces = [
      'a',
      'a ',
      'seattle portland ',
      'qzxv seatel plokij ',
      'é',
      '😀',
      'a.',
      '9',
      '98101 ',
      "a'",
      'or in or me ',
      `${'q'.repeat(70)} `,
    ];
    for (const piece of pieces) {
      const text = piece.repeat(Math.ceil(100_000 / piece.length));
      const times = [1, 2, 3, 4, 5].map(() => {
        const start = performance.now();
        gazetteer.placesInText(text);
        return performance.now() - start;
      });
      expect(Math.min(...times), JSON.stringify(piece.slice(0, 20))).to.be.below(50);
    }
  });

  it('a state that is given is the state of the place', () => {
    fc.assert(
      fc.property(anyPlace, fc.constantFrom('rent in', 'what about', '', 'compare boise and'), (place, before) => {
        fc.pre(place !== undefined);
        const { mentions } = gazetteer.placesInText(`${before} ${place.name}, ${place.state}`);
        expect(gazetteer.get(mentions.at(-1)?.candidates[0] ?? '')?.state).to.equal(place.state);
      }),
      { numRuns: 1000, seed: 20_260_106 },
    );
  });

  it('a name that is in the list is never taken for a misspelling of another', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        fc.pre(place !== undefined);
        for (const { match, candidates } of gazetteer.placesInText(`${place.name} ${place.state}`).mentions) {
          expect(match).to.not.equal('typo');
          expect(namesakes.inState(place).map(({ geoid }) => geoid)).to.include(candidates[0]);
        }
      }),
      { numRuns: 1000, seed: 20_260_107 },
    );
  });

  it('capitals and small letters name the same place with its state', () => {
    fc.assert(
      fc.property(anyPlace, (place) => {
        fc.pre(place !== undefined);
        const text = `${place.name}, ${place.state}`;
        const [first, ...others] = [text, text.toLowerCase(), text.toUpperCase()].map((one) =>
          gazetteer.placesInText(one).mentions.map(({ candidates }) => candidates),
        );
        for (const other of others) expect(other).to.deep.equal(first);
      }),
      { numRuns: 1000, seed: 20_260_108 },
    );
  });

  it('what is masked is gone: nothing is found in a masked message', () => {
    fc.assert(
      fc.property(anyPlace, fc.constantFrom('rent in X', 'compare X and boston', 'X income'), (place, template) => {
        fc.pre(place !== undefined);
        const { masked } = gazetteer.placesInText(template.replace('X', `${place.name}, ${place.state}`));
        expect(gazetteer.placesInText(masked).mentions).to.deep.equal([]);
      }),
      { numRuns: 500, seed: 20_260_109 },
    );
  });
});
