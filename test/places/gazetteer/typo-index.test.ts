import { expect } from 'chai';
import { typoCost } from '../../../src/places/gazetteer/edit-distance.ts';
import { createTypoIndex, mistakesAllowed } from '../../../src/places/gazetteer/typo-index.ts';
import { places } from '../gazetteer-fixture.ts';
import { oneTypo, pick, randomFrom } from '../gazetteer-queries.ts';
import { fold } from '../../../src/places/gazetteer/tokens.ts';

const names = [...new Set(places.map(({ name }) => fold(name)))];
const index = createTypoIndex(names);

/** Mistakes counted by the textbook's whole matrix: optimal string alignment distance. */
function distance(a: string, b: string): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (__, j) => (i || j ? i + j : 0)),
  );
  const at = (i: number, j: number): number => d[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1) {
      let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1);
      (d[i] as number[])[j] = best;
    }
  return at(a.length, b.length);
}

describe('typo index', () => {
  it('finds every name one mistake away, and no name further than allowed: compared with all names in turn', () => {
    const random = randomFrom(20_260_110);
    for (let i = 0; i < 40; i += 1) {
      const typed = fold(oneTypo(random, pick(random, names)));
      const most = mistakesAllowed(typed.length);
      const found = index.near(typed, most).map(({ id }) => names[id] ?? '');
      const oneAway = names.filter((name) => Math.abs(name.length - typed.length) <= 1 && distance(typed, name) <= 1);
      if (most > 0) expect(found, typed).to.include.members(oneAway);
      for (const name of found) expect(distance(typed, name), `${typed} ${name}`).to.be.at.most(2);
    }
  });

  it('allows long words two mistakes, short ones one, the shortest none', () => {
    expect([3, 4, 6, 7, 20].map(mistakesAllowed)).to.deep.equal([0, 1, 1, 2, 2]);
  });
});

describe('what a typo costs', () => {
  it('usual mistakes cost less than a wrong letter', () => {
    const wrong = typoCost('portlxnd', 'portland', 1) ?? 0;
    for (const usual of ['prtland', 'porltand', 'porttland', 'portlnd'])
      expect(typoCost(usual, 'portland', 1), usual).to.be.within(0.1, wrong - 0.1);
  });

  it('nothing for the name itself, more for two mistakes than for one, undefined beyond', () => {
    expect(typoCost('seattle', 'seattle', 2)).to.equal(0);
    expect(typoCost('seatel', 'seattle', 2)).to.be.above(typoCost('seatle', 'seattle', 2) ?? 0);
    expect(typoCost('xyz', 'seattle', 2)).to.equal(undefined);
    expect(typoCost('boston', 'seattle', 2)).to.equal(undefined);
  });
});
