import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Database } from '../../src/database/database.ts';
import { deskWords as words } from '../../src/replies/words/desk.ts';
import { CHROMIUM, DESKTOP, launch, PHONE } from '../end-to-end/browser.ts';
import { testDatabase } from '../support/database.ts';
import { NOW, runDesk, type RunningDesk } from './desk-fixture.ts';

const TOKEN = 'a-token-of-many-characters';
const WAIT_MS = 100_000;

describe(`the corpus desk in a browser${CHROMIUM ? '' : ' (skipped: no Chromium; set CHROMIUM_PATH)'}`, function () {
  this.timeout(300_000);
  let database: Database;
  let desk: RunningDesk;
  let browser: Browser;
  let context: BrowserContext;
  let troubles: string[];

  before(async function () {
    if (!CHROMIUM) this.skip();
    [database, browser] = await Promise.all([testDatabase(), launch()]);
    await database.prisma.historyMessage.createMany({ data: MISSES.flatMap(rowsOf) });
  });
  after(async () => {
    await browser?.close();
    await database?.close();
  });
  afterEach(async () => {
    await context.close();
    await desk.close();
  });

  const open = async (path: string, options: object = PHONE): Promise<Page> => {
    context = await browser.newContext(options);
    context.setDefaultTimeout(WAIT_MS); // a draft is tested meanwhile
    const page = await context.newPage();
    troubles = [];
    page.on('console', (message) => troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(desk.url)) troubles.push(`a request to ${request.url()}`);
    });
    await page.goto(`${desk.url}${path}`);
    return page;
  };

  it('lets an editor sign in, take a missed message, teach it and publish it, on a phone', async () => {
    desk = await runDesk(database, { token: TOKEN });
    const page = await open('/desk');
    await page.getByLabel(words.access.token).fill(TOKEN);
    await page.getByRole('button', { name: words.access.button }).click();
    const missed = page.getByRole('listitem').filter({ hasText: 'how dear is a pad in boise' });
    await missed.getByRole('button', { name: words.misses.teach }).click();
    expect(await page.getByLabel(words.teach.phrases).inputValue()).to.equal('how dear is a pad in @place');
    await page.getByLabel(words.teach.target).selectOption({ label: 'Rent' });
    await page.getByLabel(words.teach.tests).fill('is a pad dear in Tacoma');
    await page.getByRole('button', { name: words.teach.button }).click();
    await page.getByRole('heading', { level: 1, name: words.draft.ready }).waitFor();
    expect(await overflow(page)).to.equal(0);
    await page.getByRole('button', { name: words.draft.publish }).click();
    await page.getByRole('heading', { level: 1, name: words.draft.published }).waitFor();
    await page.getByRole('link', { name: words.draft.toMisses }).click();
    await missed.getByText(words.misses.byNow('Rent')).waitFor();
    await page.getByRole('button', { name: words.nav.signOut }).click();
    await page.getByLabel(words.access.token).waitFor();
    // the browser tells of the 401 that the form came with
    expect(troubles.filter((trouble) => !trouble.includes('401'))).to.deep.equal([]);
  });

  it('works without scripts', async () => {
    desk = await runDesk(database);
    const page = await open('/desk/teach', { ...DESKTOP, javaScriptEnabled: false });
    await page.getByLabel(words.teach.target).selectOption({ label: 'Rent' });
    await page.getByLabel(words.teach.phrases).fill('how dear is a pad in Boise');
    await page.getByRole('button', { name: words.teach.button }).click();
    const ready = page.getByRole('heading', { level: 1, name: words.draft.ready });
    while (!(await ready.isVisible())) {
      await page.getByRole('link', { name: words.draft.look }).click();
      await page.waitForTimeout(100);
    }
    expect(await page.getByRole('button', { name: words.draft.publish }).isVisible()).to.equal(true);
  });

  it('shows what somebody wrote as text', async () => {
    desk = await runDesk(database);
    const page = await open('/desk');
    await page.getByText('<img src=x onerror="document.title=1">').waitFor();
    expect(await page.title()).to.include(words.misses.title);
    expect(troubles).to.deep.equal([]);
  });

  it('has nothing that axe complains of, light or dark, and is not wider than a phone', async () => {
    desk = await runDesk(database);
    // axe is put in from outside; the pages' own policy allows no such script
    const page = await open('/desk', { ...PHONE, bypassCSP: true });
    await look(page, 'misses');
    await page.getByRole('navigation', { name: words.nav.label }).getByRole('link', { name: words.nav.try }).click();
    await page.getByLabel(words.try.label).fill('median rent in springfield and gondor');
    await page.getByRole('button', { name: words.try.button }).click();
    await look(page, 'try');
    await page.getByRole('button', { name: words.try.teach }).click();
    await look(page, 'teach');
    for (const [name, phrases, tests] of DRAFTS) {
      await page.goto(`${desk.url}/desk/teach`);
      await page.getByLabel(words.teach.target).selectOption({ label: 'Rent' });
      await page.getByLabel(words.teach.phrases).fill(phrases);
      await page.getByLabel(words.teach.tests).fill(tests);
      await page.getByRole('button', { name: words.teach.button }).click();
      await page.locator('main:not(:has([data-testing])) h1').waitFor();
      await look(page, name);
    }
    await context.setExtraHTTPHeaders({ 'x-forwarded-for': '203.0.113.9' });
    await page.goto(`${desk.url}/desk`);
    await look(page, 'closed');
  });
});

const DRAFTS: readonly (readonly [name: string, phrases: string, tests: string])[] = [
  ['ready', 'how dear is a pad in Boise', 'is a pad dear in Tacoma'],
  ['faulty', 'how much is rent in @place', ''],
  ['not-ready', 'how dear is a pad in Boise', 'zorble quux fnord'],
];

const MISSES = [
  { text: 'how dear is a pad in boise' },
  { text: '<img src=x onerror="document.title=1">' },
  { text: 'what is the weather going to be like tomorrow afternoon, and should I take an umbrella along to work?' },
  { text: 'compare austin and gondor', unknownNames: ['gondor'] },
  { text: 'median rent in Boise' },
  { text: 'x'.repeat(300) },
];

function rowsOf({ text, unknownNames }: (typeof MISSES)[number], minutes: number) {
  const row = { channel: 'web-chat', person: `person ${minutes}`, conversation: `thread ${minutes}`, at: NOW };
  const at = new Date(NOW.getTime() - minutes * 60_000);
  const understood = unknownNames ? { intent: 'compare-cities', unknownNames } : { intent: 'fallback' };
  return [
    { ...row, at, direction: 'in' as const, content: { kind: 'text', text }, understood },
    { ...row, at, direction: 'out' as const, content: {} },
  ];
}

/** Holds a page against axe and a phone's width; keeps pictures of it where `DESK_PICTURES` names a folder. */
async function look(page: Page, name: string): Promise<void> {
  const pictures = process.env['DESK_PICTURES'];
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const path = join(pictures ?? '', `${name}-${colorScheme}.png`);
    if (pictures !== undefined) await page.screenshot({ path, fullPage: true });
    const faults = await page.evaluate<string[]>(`axe.run(document).then(({ violations }) => violations
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(', ')))`);
    expect(faults, `${name}, ${colorScheme}`).to.deep.equal([]);
  }
  expect(await overflow(page), name).to.equal(0);
}

/** How far the page can be moved sideways, in pixels. */
function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
