import { expect } from 'chai';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PlacesInText, TopicWords } from '../../src/places/gazetteer.ts';
import { loadWordUses } from '../../src/places/gazetteer/surprise.ts';
import { CorpusError, loadCorpus, readCorpus, type Fault } from '../../src/understanding/corpus.ts';
import { assess } from '../../src/understanding/assess.ts';
import { faultsOf } from '../../src/understanding/corpus-check.ts';
import { evaluate, type Answered } from '../../src/understanding/evaluate.ts';
import { createReload, LiveModel, watchCorpus, type Swap } from '../../src/understanding/live-model.ts';
import { modelOf } from '../../src/understanding/model.ts';
import type { Understanding } from '../../src/understanding/utterance.ts';
import { CORPUS_FOLDER } from '../../src/understanding/corpus.ts';
import { realParts } from '../support/real-parts.ts';

interface TopicFile {
  data: { utterances: string[]; tests: unknown[]; [key: string]: unknown }[];
  words: { words: string[]; [key: string]: unknown }[];
  [key: string]: unknown;
}

describe('the corpus', function () {
  this.timeout(120_000);
  let folder: string;
  let check: Parameters<typeof faultsOf>[1];

  before(async () => {
    const { topics, find, gazetteer } = await realParts();
    const read = new Map<string, PlacesInText>(); // the same thousands of phrases are checked by every test here
    const placesInText = (text: string, topicWords?: TopicWords): PlacesInText => {
      const found = read.get(text) ?? gazetteer.placesInText(text, topicWords);
      read.set(text, found);
      return found;
    };
    check = { topics, find, uses: loadWordUses(), placesInText };
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'citrics-corpus-'));
    await cp(CORPUS_FOLDER, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const change = async (file: string, how: (json: TopicFile) => void): Promise<void> => {
    const path = join(folder, file);
    const json = JSON.parse(await readFile(path, 'utf8')) as TopicFile;
    how(json);
    await writeFile(path, JSON.stringify(json, null, 2));
  };
  const faults = async (): Promise<readonly Fault[]> => {
    const read = await readCorpus(folder);
    return read.faults.length > 0 ? read.faults : faultsOf(read.corpus, check);
  };
  const first = <T>(list: readonly T[]): T => {
    const [one] = list;
    if (one === undefined) throw new Error('the list is empty');
    return one;
  };

  it('of the project has no faults', async () => {
    expect(await faults()).to.deep.equal([]);
  });

  it('with a comma too many is reported with file and line', async () => {
    const path = join(folder, 'topics/rent.json');
    const lines = (await readFile(path, 'utf8')).split('\n');
    lines.splice(4, 0, '  ,,');
    await writeFile(path, lines.join('\n'));
    const fault = first(await faults());
    expect(fault.path).to.equal(path);
    expect(fault.line).to.equal(5);
  });

  const cases: readonly (readonly [name: string, how: (json: TopicFile) => void, message: RegExp])[] = [
    ['an unknown key', (json) => (first(json.data)['answers'] = []), /answers/],
    [
      'a phrase of another topic',
      (json) => first(json.data).utterances.push('is @place safe'),
      /stands under "(rent|crime)" as well/,
    ],
    [
      'a near-duplicate of another topic',
      (json) => first(json.data).utterances.push('what is the crimes rate in @place'),
      /is nearly/,
    ],
    [
      'a real city in a phrase',
      (json) => first(json.data).utterances.push('cheap lodging in Seattle'),
      /"Seattle" is a place; write @place/,
    ],
    [
      'a figure that nobody knows',
      (json) => (first(json.words)['metric'] = 'median-rant'),
      /there is no figure "median-rant"/,
    ],
    ['a figure of another topic', (json) => (first(json.words)['metric'] = 'median-age'), /belongs to the topic "age"/],
    ['no phrases', (json) => json.data.forEach((entry) => (entry.utterances = [])), /"rent" has no phrases/],
    ['no tests', (json) => json.data.forEach((entry) => (entry.tests = [])), /"rent" has no tests/],
    [
      'a test in a place that is none',
      (json) => first(json.data).tests.push('rent in [gondor](Gondor, ME)'),
      /no place "Gondor, ME"/,
    ],
    [
      'a test that is a phrase',
      (json) => first(json.data).tests.push(first(first(json.data).utterances)),
      /is a phrase as well/,
    ],
    ['a word of another topic', (json) => first(json.words).words.push('murder rate'), /stands under the words of/],
  ];
  for (const [name, how, message] of cases) {
    it(`with ${name} is reported with file and line`, async () => {
      await change('topics/rent.json', how);
      const found = await faults();
      expect(found.map((fault) => fault.message).join('\n')).to.match(message);
      expect(first(found).line).to.be.at.least(1);
    });
  }

  it('can only be loaded without faults of form', async () => {
    await writeFile(join(folder, 'topics/rent.json'), '{');
    const error = await loadCorpus(folder).catch((cause: unknown) => cause);
    expect(error).to.be.instanceOf(CorpusError);
    expect(String(error)).to.contain('rent.json:1');
  });

  it('is trained once and then loaded from the cache, to the same scores', async () => {
    const corpus = await loadCorpus(folder);
    const cache = join(folder, 'cache');
    const uses = loadWordUses();
    const trained = await modelOf(corpus, uses, cache);
    const loaded = await modelOf(corpus, uses, cache);
    expect(loaded.weights).to.deep.equal(trained.weights);
    const features = { 'w rent': 1, 'w @place': 1 };
    const scores = [...loaded.scoring.classifier.scores(features)];
    for (const [label, score] of trained.scoring.classifier.scores(features))
      expect(scores.find(([name]) => name === label)?.[1]).to.be.closeTo(score, 1e-4);
  });

  describe('changed while the app runs', () => {
    const understanding = (intent: 'city-metric' | 'fallback'): Understanding => ({
      understand: (text) => ({ text, intent, confidence: 1, mentions: [], unknownNames: [], states: [], topics: [] }),
    });
    const answer = (model: Understanding, messages: readonly string[]): Answered => ({
      intent: model.understand(messages.at(-1) ?? '').intent,
      topics: [],
      places: [],
      confidence: 1,
    });
    const live = (before: Understanding, after: Understanding) => {
      const model = new LiveModel({ corpus: { files: [], hash: 'before' }, understanding: before });
      const reload = createReload(model, folder, (_, corpus) =>
        assess(
          corpus,
          () => Promise.resolve(before),
          () => Promise.resolve(after),
          { check, answer },
        ),
      );
      return { model, reload };
    };

    it('is swapped in whole when it does no worse, and then is the one in use', async () => {
      const after = understanding('fallback');
      const { model, reload } = live(understanding('fallback'), after);
      expect(await reload()).to.include({ swapped: true });
      expect(model.current).to.equal(after);
      expect(model.corpus.hash).to.equal((await readCorpus(folder)).corpus.hash);
      expect(await reload()).to.equal(undefined);
    });
    it('is refused with the fault, and the model in use stays', async () => {
      const before = understanding('fallback');
      const { model, reload } = live(before, understanding('fallback'));
      await change('topics/rent.json', (json) => (first(json.data)['answers'] = []));
      const swap = await reload();
      expect(swap).to.include({ swapped: false });
      expect(JSON.stringify(swap)).to.contain('rent.json');
      expect(model.current).to.equal(before);
    });
    it('is refused when it does worse on its own tests', async () => {
      const before = understanding('fallback');
      const { model, reload } = live(before, understanding('city-metric'));
      expect(JSON.stringify(await reload())).to.contain('does worse on its own tests');
      expect(model.current).to.equal(before);
    });
    it('is noticed', async () => {
      const { reload } = live(understanding('fallback'), understanding('fallback'));
      const swap = await new Promise<Swap | Error>((resolve, reject) => {
        const stop = watchCorpus(reload, folder, (what) => {
          stop();
          resolve(what);
        });
        change('topics/rent.json', (json) => first(json.data).utterances.push('how dear are lodgings in @place')).catch(
          reject,
        );
      });
      expect(swap).to.include({ swapped: true });
    });
  });
});

describe('evaluation', () => {
  const got: Answered = { intent: 'city-metric', topics: ['rent'], places: ['5363000'], confidence: 0.9 };

  it('scores only the keys that a test names', () => {
    const result = evaluate(
      [
        { text: 'a', topic: 'rent' },
        { text: 'b', intent: 'help' },
      ],
      () => got,
    );
    expect(result).to.include({ n: 2, topic: 1, intent: 0, places: 1, all: 0.5 });
  });
  it('wants the places in the order named', () => {
    const two = { ...got, places: ['1', '2'] };
    expect(evaluate([{ text: 'a', places: ['2', '1'] }], () => two).places).to.equal(0);
  });
  it('counts what is not for us and was told so, and what was refused', () => {
    const result = evaluate(
      [
        { text: 'a', intent: 'fallback' },
        { text: 'b', intent: 'city-metric' },
      ],
      () => ({ ...got, intent: 'fallback' }),
    );
    expect(result).to.include({ out_of_scope_recall: 1, refused: 1 });
  });
  it('asks with what was said before', () => {
    const asked: string[] = [];
    evaluate([{ text: 'b', after: ['a'], topic: 'rent' }], (messages) => {
      asked.push(...messages);
      return got;
    });
    expect(asked).to.deep.equal(['a', 'b']);
  });
});
