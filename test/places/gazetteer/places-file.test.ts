import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlacesFileError, readPlacesFile } from '../../../src/places/gazetteer/places-file.ts';
import { gazetteer, placeNames, shown } from '../gazetteer-fixture.ts';

describe("the editors' file of nicknames and foreign names", () => {
  const folder = mkdtempSync(join(tmpdir(), 'citrics-places-'));
  const file = join(folder, 'places.json');
  after(() => rmSync(folder, { recursive: true }));

  for (const [what, text] of [
    ['is no JSON', '{'],
    ['has a nickname without a state', '{"nicknames": {"nyc": "New York"}, "countries": {}}'],
    ['has an unknown key', '{"nicknames": {}, "countries": {}, "cities": {}}'],
  ] as const)
    it(`is refused by its path when it ${what}`, () => {
      writeFileSync(file, text);
      expect(() => readPlacesFile(file)).to.throw(PlacesFileError, file);
    });

  it('names places that are there, and each nickname finds its place', () => {
    expect(gazetteer.unresolvedNicknames).to.deep.equal([]);
    for (const [nickname, place] of Object.entries(placeNames.nicknames))
      expect(shown(`rent in ${nickname}`), nickname).to.deep.equal([place.replace(',', '')]);
  });
});
