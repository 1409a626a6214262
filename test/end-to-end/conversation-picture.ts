import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadConfig } from '../../src/config.ts';
import { openConfiguredDatabase } from '../../src/database/configured.ts';
import { ChatPage, launch, PHONE } from './browser.ts';
import { runApp } from './running-app.ts';

// Draws docs/conversation.png for the README: the chat page on a phone.
const folder = await mkdtemp(path.join(tmpdir(), 'citrics-docs-'));
const database = await openConfiguredDatabase(loadConfig({ DATA_DIR: folder }), 'guest');
const app = await runApp(database);
const browser = await launch();
try {
  const context = await browser.newContext({ ...PHONE, viewport: { width: 390, height: 1180 } });
  const chat = await ChatPage.open(context, app.url);
  await chat.sees(/I’m Citrics/);
  await chat.say('Compare Seattle WA and Tacoma WA');
  await chat.picture(1);
  await chat.tap('Income');
  await chat.picture(2);
  await chat.say('what about rent there?');
  await chat.picture(3);
  await chat.page.mouse.move(0, 0);
  await chat.page.evaluate('document.activeElement?.blur()');
  await chat.page.waitForTimeout(1500); // scrolling to the end is animated
  await chat.page.screenshot({ path: path.join(import.meta.dirname, '../../docs/conversation.png') });
} finally {
  await browser.close();
  await app.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
}
