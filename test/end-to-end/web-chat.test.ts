import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { App } from '../../src/app.ts';
import type { Database } from '../../src/database/database.ts';
import { testDatabase } from '../support/database.ts';
import { ChatPage, CHROMIUM, DESKTOP, launch, PHONE } from './browser.ts';

/** Awaited at the top, so that mocha imports this file: of one that it requires, dialogs would see a second copy of each module. */
const { runApp } = await import('./running-app.ts');

describe(`the chat page${CHROMIUM ? '' : ' (skipped: no Chromium; set CHROMIUM_PATH)'}`, function () {
  this.timeout(120_000);
  let database: Database;
  let app: App;
  let browser: Browser;
  let contexts: BrowserContext[];

  before(async function () {
    if (!CHROMIUM) this.skip();
    database = await testDatabase();
    [app, browser] = await Promise.all([runApp(database), launch()]);
  });

  after(async () => {
    await browser?.close();
    await app?.close();
    await database?.close();
  });

  beforeEach(() => {
    contexts = [];
  });

  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
  });

  const open = async (device: object = PHONE): Promise<ChatPage> => {
    const context = await browser.newContext(device);
    contexts.push(context);
    const chat = await ChatPage.open(context, app.url);
    await chat.sees(/I’m Citrics/);
    return chat;
  };

  for (const [name, device] of Object.entries({ phone: PHONE, desktop: DESKTOP })) {
    it(`answers a comparison, a tap and a follow-up on a ${name}: a sentence, a picture and buttons each time`, async () => {
      const chat = await open(device);
      await chat.say('Compare Seattle WA and Tacoma WA');
      await chat.sees(/Seattle.*Tacoma/);
      const compared = await chat.picture(1);
      expect(compared).to.include({ width: 1000 });
      expect(compared.alt).to.match(/Seattle.*Tacoma/);

      await chat.tap('Income');
      await chat.sees(/income.*\$[\d,]+.*\$[\d,]+/);
      const income = await chat.picture(2);
      expect(income).to.include({ width: 1000 });
      expect(income.alt).to.match(/income.*Seattle.*Tacoma/i);

      await chat.say('what about rent there?');
      await chat.sees(/rent.*\$[\d,]+.*\$[\d,]+/);
      const rent = await chat.picture(3);
      expect(rent).to.include({ width: 1000 });
      expect(rent.alt).to.match(/rent.*Seattle.*Tacoma/i);
      expect(await chat.page.locator('main .ac-pushButton').count()).to.be.at.least(7);
      expect(await overflow(chat.page)).to.equal(0);
      expect(chat.troubles).to.deep.equal([]);
    });
  }

  it('takes a tapped example', async () => {
    const chat = await open();
    await chat.tap('Seattle rent');
    await chat.sees(/rent in Seattle/);
    expect(await chat.picture(1)).to.include({ width: 1000 });
    expect(chat.troubles).to.deep.equal([]);
  });

  it('shows a list within a phone’s width, and opens its cards', async () => {
    const chat = await open();
    await chat.say('most expensive cities in washington');
    await chat.sees(/1\. /);
    const text = chat.page.locator('.webchat__text-content').filter({ hasText: /^1\. / });
    const box = await text.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).to.be.at.most(PHONE.viewport.width);
    await chat.page.getByRole('button', { name: 'Open', exact: true }).first().click();
    expect(await chat.picture(2)).to.include({ width: 1000 });
    expect(chat.troubles).to.deep.equal([]);
  });

  it('takes two browsers for two persons', async () => {
    const [one, other] = [await open(), await open()];
    await one.say('seattle');
    await one.picture(1);
    await other.say('what about rent there?');
    await other.sees(/which|city/i);
    expect((await other.said()).join(' ')).to.not.include('Seattle');
  });

  it('shows the conversation again after a reload, and goes on in it', async () => {
    const chat = await open();
    await chat.say('tacoma wa');
    await chat.picture(1);
    await chat.page.reload();
    await chat.picture(1);
    expect(await chat.said()).to.include('tacoma wa');
    await chat.say('and rent?');
    await chat.sees(/rent.*Tacoma/i);
    expect((await chat.said()).filter((text) => /I’m Citrics/.test(text))).to.have.length(1);
  });

  it('begins afresh with "New chat"', async () => {
    const chat = await open();
    await chat.say('tacoma wa');
    await chat.picture(1);
    await chat.tap('New chat');
    await chat.page.waitForLoadState();
    await chat.sees(/I’m Citrics/);
    expect((await chat.said()).join(' ')).to.not.include('tacoma');
    await chat.say('what about rent there?');
    await chat.sees(/which|city/i);
  });

  it('goes on by itself after its connection was cut', async () => {
    const chat = await open();
    const context = contexts[0]!;
    await context.setOffline(true);
    await chat.page.waitForEvent('requestfailed', (request) => request.url().includes('/activities'));
    await context.setOffline(false);
    await chat.say('tacoma wa');
    await chat.picture(1);
    expect((await chat.said()).filter((text) => /I’m Citrics/.test(text))).to.have.length(1);
  });

  it('shows what a person types as text', async () => {
    const chat = await open();
    await chat.say('<img src=x onerror="document.title=1"> {{#x}} **rent**');
    await chat.page.locator('.webchat__text-content').nth(1).waitFor();
    expect((await chat.said())[1]).to.equal('<img src=x onerror="document.title=1"> {{#x}} **rent**');
    expect(await chat.page.title()).to.include('Citrics');
  });

  it('has no serious accessibility fault that axe knows of', async () => {
    const chat = await open();
    await chat.say('Compare Seattle WA and Tacoma WA');
    await chat.picture(1);
    await chat.page.evaluate(await axeSource());
    const faults = await chat.page.evaluate<string[]>(`axe.run(document).then(({ violations }) => violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`);
    expect(faults).to.deep.equal([]);
  });
});

/** How far the page can be moved sideways, in pixels. */
function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

function axeSource(): Promise<string> {
  return readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
}
