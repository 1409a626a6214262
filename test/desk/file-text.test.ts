import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { format } from 'prettier';
import { withLines } from '../../src/desk/file-text.ts';
import { CORPUS_FOLDER } from '../../src/understanding/corpus.ts';

interface File {
  readonly data: readonly { readonly utterances: string[]; readonly tests: unknown[] }[];
}

const ADDED = [
  'how dear is a flat in @place',
  'what "they" ask, \\ in [philly](Philadelphia, PA): {a} ]',
  'ça coûte combien',
];

/** As `npm run format` would leave it. */
function formatted(json: unknown): Promise<string> {
  return format(JSON.stringify(json, null, 2), { parser: 'json', printWidth: 120 });
}

describe('the text of a corpus file with lines added', () => {
  it('differs from the one before in nothing but these lines, in every list of every file, as prettier leaves it', async () => {
    const names = (await readdir(CORPUS_FOLDER, { recursive: true })).filter(
      (name) => name.endsWith('.json') && name !== 'places.json',
    );
    expect(names.length).to.be.greaterThan(40);
    for (const name of names) {
      const source = await readFile(join(CORPUS_FOLDER, name), 'utf8');
      const entries = (JSON.parse(source) as File).data.length;
      for (let entry = 0; entry < entries; entry += 1) {
        for (const key of ['utterances', 'tests'] as const) {
          const json = JSON.parse(source) as File;
          json.data[entry]?.[key].push(...ADDED);
          const changed = withLines(source, ['data', entry, key], ADDED);
          expect(JSON.parse(changed), `${name} ${entry} ${key}`).to.deep.equal(json);
          expect(await format(changed, { parser: 'json', printWidth: 120 }), `${name} ${entry} ${key}`).to.equal(
            changed,
          );
        }
      }
    }
  });

  it('keeps a list in one line while that has room, and breaks it when it has not', async () => {
    const long = 'x'.repeat(60);
    let source = await formatted({ data: [{ tests: [] }, { tests: ['a'] }] });
    for (const added of ['b', long, long]) {
      source = withLines(source, ['data', 0, 'tests'], [added]);
      expect(await format(source, { parser: 'json', printWidth: 120 })).to.equal(source);
    }
    expect(JSON.parse(source)).to.deep.equal({ data: [{ tests: ['b', long, long] }, { tests: ['a'] }] });
  });

  it('is the same where nothing is added', () => {
    expect(withLines('{ "data": [] }', ['data'], [])).to.equal('{ "data": [] }');
  });

  it('can’t be made where there is no such list', () => {
    expect(() => withLines('{ "data": [] }', ['data', 0, 'tests'], ['a'])).to.throw(RangeError, 'data.0.tests');
  });
});
