import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Database } from '../../src/database/database.ts';
import { deletePerson } from '../../src/conversation/deletion.ts';
import type { RunTrial } from '../../src/desk/trials.ts';
import type { Miss } from '../../src/understanding/evaluate.ts';
import { deskWords } from '../../src/replies/words/desk.ts';
import { testDatabase } from '../support/database.ts';
import { NOW, runDesk, type RunningDesk } from './desk-fixture.ts';

const TOKEN = 'a-token-of-many-characters';
const EVIL = '<img src=x onerror="alert(1)"> & {{#x}}';

describe('the corpus desk', function () {
  this.timeout(60_000);
  let database: Database;
  let desk: RunningDesk;

  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());
  afterEach(() => desk.close());

  const get = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${desk.url}${path}`, { redirect: 'manual', ...init });
  const post = (
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ) => get(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  const page = async (path: string): Promise<string> => plain(await (await get(path)).text());
  const location = (response: Response): string => response.headers.get('location') ?? '';

  /** Sends the form and waits for its test; gives the draft's page and its path. */
  const draft = async (fields: Readonly<Record<string, string>>) => {
    const response = await post('/desk/drafts', { target: 'rent', phrases: '', tests: '', ...fields });
    expect(response.status).to.equal(303);
    const path = location(response);
    for (;;) {
      const text = await (await get(path)).text();
      if (!text.includes('data-testing')) return { path, text: plain(text) };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const rent = (): Promise<string> => readFile(join(desk.folder, 'topics/rent.json'), 'utf8');
  const TAUGHT = { phrases: 'how dear is a pad in Boise', tests: 'is a pad dear in Tacoma' };

  describe('lets in', () => {
    it('nobody without the token: a form, or a refusal, and nothing else', async () => {
      desk = await runDesk(database, { token: TOKEN });
      for (const path of ['/desk', '/desk/try', '/desk/teach', '/desk/drafts/x', '/desk/drafts/x/file']) {
        const response = await get(path);
        expect(response.status, path).to.equal(401);
        expect(await response.text(), path).to.include('name="token"');
      }
      for (const path of [
        '/desk/drafts',
        '/desk/misses/aside',
        '/desk/try',
        '/desk/drafts/x/publish',
        '/desk/sign-out',
      ])
        expect((await post(path, {})).status, path).to.equal(401);
    });

    it('who signs in, until they sign out', async () => {
      desk = await runDesk(database, { token: TOKEN });
      const wrong = await post('/desk/sign-in', { token: 'wrong' });
      expect(wrong.status).to.equal(401);
      expect(wrong.headers.get('set-cookie')).to.equal(null);
      expect(await wrong.text()).to.include(deskWords.access.wrong);
      const right = await post('/desk/sign-in', { token: TOKEN });
      expect([right.status, location(right)]).to.deep.equal([303, '/desk']);
      const cookie = (right.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      expect((await get('/desk', { headers: { cookie } })).status).to.equal(200);
      const out = await post('/desk/sign-out', {}, { cookie });
      expect(out.headers.get('set-cookie')).to.match(/^citrics-desk=; Path=\/desk; Max-Age=0/);
      expect((await get('/desk', { headers: { authorization: `Bearer ${TOKEN}` } })).status).to.equal(200);
    });

    it('who wrote too many wrong tokens only later', async () => {
      desk = await runDesk(database, { token: TOKEN });
      for (let tried = 0; tried < 10; tried += 1) await post('/desk/sign-in', { token: 'wrong' });
      const refused = await post('/desk/sign-in', { token: TOKEN });
      expect(refused.status).to.equal(429);
      expect(refused.headers.get('retry-after')).to.equal('300');
      expect(await refused.text()).to.include(plain(deskWords.access.wait(300)));
    });

    it('without a token callers on this machine only, and says what to set', async () => {
      desk = await runDesk(database);
      expect((await get('/desk')).status).to.equal(200);
      const refused = await get('/desk', { headers: { 'x-forwarded-for': '203.0.113.9' } });
      expect(refused.status).to.equal(403);
      expect(await refused.text()).to.include('DESK_TOKEN');
    });

    it('no form of another site', async () => {
      desk = await runDesk(database);
      const refused = await post('/desk/drafts', TAUGHT, { origin: 'https://evil.example' });
      expect(refused.status).to.equal(403);
      expect(await refused.text()).to.include(deskWords.access.otherSite);
    });
  });

  it('sends pages that run no scripts but its own, stand in no frame and are kept nowhere', async () => {
    desk = await runDesk(database);
    const { headers } = await get('/desk');
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "script-src 'self'", "form-action 'self'", "frame-ancestors 'none'"])
      expect(policy).to.include(rule);
    expect(policy).to.not.include('unsafe');
    expect(headers.get('cache-control')).to.equal('no-store');
    for (const path of ['/desk/desk.css', '/desk/desk.js']) expect((await get(path)).status, path).to.equal(200);
    expect((await post('/desk/try', { text: 'x'.repeat(70_000) })).status).to.equal(413);
  });

  describe('shows what was missed', () => {
    beforeEach(async () => {
      await database.prisma.historyMessage.deleteMany();
      await database.prisma.setAsideMiss.deleteMany();
    });

    const said = async (
      text: string,
      { person = 'ann', understood = { intent: 'fallback' }, minutes = 0, answered = true }: Partial<Said> = {},
    ): Promise<void> => {
      const row = { channel: 'web-chat', person, conversation: `thread of ${person}` };
      const at = new Date(NOW.getTime() - minutes * 60_000);
      await database.prisma.historyMessage.create({
        data: { ...row, direction: 'in', at, content: { kind: 'text', text }, understood },
      });
      if (answered)
        await database.prisma.historyMessage.create({ data: { ...row, direction: 'out', at, content: {} } });
    };

    it('grouped by its words, the newest first, without who wrote it', async () => {
      desk = await runDesk(database);
      await said('How dear is a pad?', { minutes: 30 });
      await said('how DEAR is a pad', { person: 'bob', minutes: 20 });
      await said('weather tomorrow', { minutes: 10 });
      await said('Seattle rent', { understood: { intent: 'city-metric' } });
      const text = await page('/desk');
      expect(text.indexOf('weather tomorrow')).to.be.within(1, text.indexOf('how DEAR is a pad'));
      expect(text).to.include('2 times, last Nov 30, 2026');
      for (const not of ['How dear', 'Seattle rent', 'ann', 'bob', 'thread of']) expect(text).to.not.include(not);
    });

    it('and names that were found nowhere, but not what was for a person who had taken over, nor what is old', async () => {
      desk = await runDesk(database);
      await said('compare austin and gondor', { understood: { intent: 'compare-cities', unknownNames: ['gondor'] } });
      await said('my order number is wrong', { answered: false });
      await said('blah blah', { minutes: 91 * 24 * 60, person: 'bob' });
      const text = await page('/desk');
      expect(text).to.include(deskWords.misses.unknownName('gondor'));
      for (const not of ['my order', 'blah']) expect(text).to.not.include(not);
    });

    it('until the person has it deleted', async () => {
      desk = await runDesk(database);
      await said('what is my secret');
      expect(await page('/desk')).to.include('what is my secret');
      await deletePerson(database.prisma, { channel: 'web-chat', person: 'ann' }, new Date());
      expect(await page('/desk')).to.not.include('what is my secret');
    });

    it('as text, whatever was written', async () => {
      desk = await runDesk(database);
      await said(EVIL);
      const html = await (await get('/desk')).text();
      expect(html).to.not.include('<img src=x').and.not.include('onerror="alert');
      expect(html).to.include('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
    });

    it('in pages of twenty', async () => {
      desk = await runDesk(database);
      for (let at = 0; at < 25; at += 1) await said(`gibberish number ${at}`, { minutes: at });
      const [first, second] = [await page('/desk'), await page('/desk?page=2')];
      expect(first).to.include('gibberish number 19').and.include('Page 1 of 2').and.not.include('gibberish number 20');
      expect(second).to.include('gibberish number 20').and.include('Page 2 of 2');
      for (const odd of ['99', '-1', 'x', '1e9']) expect((await get(`/desk?page=${odd}`)).status, odd).to.equal(200);
    });

    it('and lets it be set aside and taken back', async () => {
      desk = await runDesk(database);
      await said('weather tomorrow');
      const [, fingerprint = ''] =
        /name="fingerprint" value="([0-9a-f]{64})"/.exec(await (await get('/desk')).text()) ?? [];
      expect(location(await post('/desk/misses/aside', { fingerprint, page: '1' }))).to.equal('/desk?page=1');
      expect(await page('/desk')).to.not.include('weather tomorrow');
      expect(await page('/desk?show=set-aside')).to.include('weather tomorrow');
      await post('/desk/misses/back', { fingerprint });
      expect(await page('/desk')).to.include('weather tomorrow');
      expect((await post('/desk/misses/aside', { fingerprint: "'; DROP TABLE" })).status).to.equal(404);
    });

    it('with what is understood by now', async () => {
      desk = await runDesk(database);
      await said('what is the median rent in Boise');
      expect(await page('/desk')).to.include(deskWords.misses.byNow('Rent (median gross rent)'));
    });
  });

  describe('tells what is understood', () => {
    it('in plain words', async () => {
      desk = await runDesk(database);
      const text = plain(await (await post('/desk/try', { text: 'median rent in springfield' })).text());
      expect(text)
        .to.include('Rent (median gross rent)')
        .and.match(/\d+ % sure/);
      expect(text).to.match(/“springfield”: asks which one: Springfield, \w\w; /);
      expect(text).to.include('“median rent” speaks for Rent');
    });

    it('as text, whatever was written', async () => {
      desk = await runDesk(database);
      for (const path of ['/desk/try', '/desk/teach']) {
        const html = await (await post(path, { text: EVIL, from: EVIL })).text();
        expect(html, path).to.include('&lt;img src=x').and.not.include('<img src=x');
      }
    });
  });

  describe('teaches', () => {
    it('a missed message with its places masked', async () => {
      desk = await runDesk(database);
      const text = await (await post('/desk/teach', { from: 'how dear is a pad in Boise, ID or in Texas?' })).text();
      expect(text).to.match(/name="phrases"[^>]*>\s*how dear is a pad in @place or in @state\?</);
    });

    it('only what is whole, and keeps what was written', async () => {
      desk = await runDesk(database);
      const refused = await post('/desk/drafts', { target: 'weather', phrases: ' \n', tests: EVIL });
      expect(refused.status).to.equal(422);
      const html = await refused.text();
      for (const fault of [deskWords.teach.faults.target, deskWords.teach.faults.phrases])
        expect(html).to.include(fault);
      expect(html).to.include('&lt;img src=x onerror=');
      const many = Array.from({ length: 21 }, (_, at) => `phrase ${at}`).join('\n');
      expect((await post('/desk/drafts', { target: 'rent', phrases: many })).status).to.equal(422);
      expect((await post('/desk/drafts', { target: 'rent', phrases: 'x'.repeat(201) })).status).to.equal(422);
    });

    it('a phrase: shows what it does, and publishes it into the file and the model', async () => {
      desk = await runDesk(database);
      const [source, before] = [await rent(), desk.model.current];
      const { path, text } = await draft(TAUGHT);
      expect(text)
        .to.include(deskWords.draft.ready)
        .and.match(/Of \d+ tests, \d+ were right before and \d+ are right now/);
      expect(text).to.include('“is a pad dear in Tacoma” right').and.include('how dear is a pad in Boise');
      expect(text).to.include('"how dear is a pad in @place" to learn');
      expect(text)
        .to.include('"is a pad dear in [Tacoma](Tacoma, WA)" as a test')
        .and.include('nlp-corpus/en/topics/rent.json');
      expect(await rent()).to.equal(source);

      const published = await post(`${path}/publish`, {});
      expect(location(published)).to.equal(path);
      expect(await page(path)).to.include(deskWords.draft.published);
      const expected = JSON.parse(source) as CorpusText;
      expected.data[0]?.utterances.push('how dear is a pad in @place');
      expected.data[0]?.tests.push('is a pad dear in [Tacoma](Tacoma, WA)');
      expect(JSON.parse(await rent())).to.deep.equal(expected);
      expect(desk.model.current).to.not.equal(before);
      expect(desk.model.current.understand('how dear is a pad in Reno').topics[0]?.topic).to.equal('rent');
      expect(desk.kept.map(({ hash }) => hash)).to.deep.equal([desk.model.corpus.hash]);
    });

    it('nothing that has a fault, which is told with file and line', async () => {
      desk = await runDesk(database);
      const source = await rent();
      const { path, text } = await draft({ phrases: 'is it safe to live in @place\nhow much is rent in @place' });
      expect(text).to.include(deskWords.draft.faulty);
      expect(text).to.match(/nlp-corpus\/en\/topics\/rent\.json:\d+ "how much is rent in @place" stands there twice/);
      await post(`${path}/publish`, {});
      expect(await rent()).to.equal(source);
      expect((await get(`${path}/file`)).status).to.equal(404);
    });

    it('nothing by which a test gets worse, which is told by name', async () => {
      const right = { n: 100, intent: 1, topic: 1, metric: 1, places: 1, all: 1, out_of_scope_recall: 1, refused: 0 };
      const miss: Miss = {
        text: 'is boise safe',
        expected: { intent: 'city-metric', topic: 'crime', places: ['1608830'] },
        got: { intent: 'city-metric', topics: ['rent'], places: ['1608830'], confidence: 0.8 },
      };
      const trial: RunTrial = () =>
        Promise.resolve({
          before: { ...right, misses: [] },
          after: { ...right, all: 0.99, misses: [miss] },
          learned: { weights: [], network: { settings: {} } },
          samples: [],
        });
      desk = await runDesk(database, { trial });
      const [source, before] = [await rent(), desk.model.current];
      const { path, text } = await draft(TAUGHT);
      expect(text).to.include(deskWords.draft.notReady).and.include('1 test got worse');
      expect(text).to.include('“is boise safe” should be Crime, Boise, ID; is taken for Rent, Boise, ID');
      await post(`${path}/publish`, {});
      expect([await rent(), desk.model.current]).to.deep.equal([source, before]);
      expect((await get(`${path}/file`)).status).to.equal(404);
    });

    it('nothing whose own test is not understood', async () => {
      desk = await runDesk(database);
      const { text } = await draft({ phrases: 'how dear is a pad in @place', tests: 'zorble quux fnord' });
      expect(text).to.include(deskWords.draft.notReady).and.include('“zorble quux fnord” not yet');
    });

    it('nothing where the corpus was changed meanwhile, until it is tested again with both', async () => {
      desk = await runDesk(database);
      const { path } = await draft(TAUGHT);
      const elsewhere = (await rent()).replace('"how much is rent in @place"', '"how much is the rent in @place"');
      await writeFile(join(desk.folder, 'topics/rent.json'), elsewhere);
      await post(`${path}/publish`, {});
      expect(await page(path)).to.include(deskWords.draft.changedMeanwhile);
      expect(await rent()).to.equal(elsewhere);
      const again = await draft(TAUGHT);
      expect(again.text).to.include(deskWords.draft.alsoOnDisk);
      await post(`${again.path}/publish`, {});
      expect(await rent())
        .to.include('how dear is a pad')
        .and.include('how much is the rent in');
    });

    it('one draft at a time', async () => {
      let finish: (() => void) | undefined;
      const trial: RunTrial = () =>
        new Promise((_, reject) => {
          finish = () => reject(new Error('ended'));
        });
      desk = await runDesk(database, { trial });
      const first = await post('/desk/drafts', { target: 'rent', ...TAUGHT });
      expect(await page(location(first))).to.include(deskWords.draft.testing);
      const second = await post('/desk/drafts', { target: 'age', phrases: 'how grey is @place' });
      expect(second.status).to.equal(422);
      expect(await second.text())
        .to.include(deskWords.teach.faults.busy)
        .and.include('how grey is @place');
      while (!finish) await new Promise((resolve) => setTimeout(resolve, 5));
      finish();
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await page(location(first))).to.include(deskWords.draft.failed);
      expect((await post('/desk/drafts', { target: 'age', phrases: 'how grey is @place' })).status).to.equal(303);
      await new Promise((resolve) => setTimeout(resolve, 20));
      finish();
    });

    it('by a download where the folder can’t be written', async () => {
      const replaceFile = (): Promise<void> =>
        Promise.reject(Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' }));
      desk = await runDesk(database, { replaceFile });
      const before = desk.model.current;
      const { path } = await draft(TAUGHT);
      await post(`${path}/publish`, {});
      expect(await page(path)).to.include(deskWords.draft.unwritable('nlp-corpus/en/topics/rent.json'));
      expect(desk.model.current).to.equal(before);
      const file = await get(`${path}/file`);
      expect(file.headers.get('content-disposition')).to.equal('attachment; filename="rent.json"');
      expect(await file.text()).to.include('"how dear is a pad in @place"');
    });
  });
});

/** What of a message the tests here are about. */
interface Said {
  readonly person: string;
  readonly understood: { readonly intent: string; readonly unknownNames?: string[] };
  readonly minutes: number;
  readonly answered: boolean;
}

/** What of a corpus file the tests here look at. */
interface CorpusText {
  readonly data: readonly { readonly utterances: string[]; readonly tests: string[] }[];
}

/** The words of a page, as somebody reads them. */
function plain(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&gt;/g, '>')
    .replace(/&lt;/g, '<')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}
