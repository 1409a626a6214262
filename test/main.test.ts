import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect } from 'chai';
import type { Database } from '../src/database/database.ts';
import { testDatabase } from './support/database.ts';

interface Activities {
  readonly activities: readonly { readonly text?: string; readonly from: { readonly role: string } }[];
  readonly watermark: string;
}

describe('npm start', function () {
  this.timeout(180_000);
  let database: Database;
  let app: ChildProcess;
  let url: string;
  let folder: string;

  before(async () => {
    [database, folder] = await Promise.all([testDatabase(), mkdtemp(path.join(tmpdir(), 'citrics-app-'))]);
    app = spawn(process.execPath, ['--import=tsx', path.join(import.meta.dirname, '../src/main.ts')], {
      env: { PATH: process.env.PATH, DATABASE_URL: database.url, DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: app.stdout ?? process.stdin });
    [url] = (await once(lines, 'line')) as [string];
  });

  after(async () => {
    app.kill('SIGKILL');
    await database.close();
    await rm(folder, { recursive: true });
  });

  const post = (where: string, body: object): Promise<Response> =>
    fetch(`${url}${where}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  /** What the bot says, from a position on, once it has said something. */
  const hear = async (conversation: string, from: string): Promise<{ said: string; watermark: string }> => {
    const response = await fetch(`${url}/directline/conversations/${conversation}/activities?watermark=${from}`);
    const { activities, watermark } = (await response.json()) as Activities;
    const said = activities.filter((activity) => activity.from.role === 'bot').map(({ text }) => text);
    return said.length > 0 ? { said: said.join(' '), watermark } : hear(conversation, watermark);
  };

  it('prints its address first, and is ready by then', async () => {
    expect(url).to.match(/^http:\/\/localhost:\d+$/);
    const ready = await fetch(`${url}/readyz`);
    expect(await ready.json()).to.deep.equal({ status: 'ready', checks: { database: 'ok', places: 'ok' } });
  });

  it('answers in the web chat, draws the picture, and keeps both sides in the history', async () => {
    const begun = await post('/directline/conversations', {});
    const { conversationId } = (await begun.json()) as { conversationId: string };
    const welcome = await hear(conversationId, '0');
    await post(`/directline/conversations/${conversationId}/activities`, { type: 'message', text: 'Tacoma income' });
    const answer = await hear(conversationId, welcome.watermark);
    expect(answer.said).to.match(/Tacoma.*\$\d/);
    const picture = await fetch(`${url}/charts/household-income/5370000.png`);
    expect(picture.headers.get('content-type')).to.equal('image/png');
    const rows = await database.prisma.historyMessage.findMany({ where: { conversation: conversationId } });
    expect(rows.filter(({ direction }) => direction === 'in')).to.have.length(2);
    expect(
      rows
        .filter(({ direction }) => direction === 'out')
        .map(({ content }) => JSON.stringify(content))
        .join(),
    ).to.include('Tacoma');
  });

  it('ends in order when it is asked to', async () => {
    app.kill('SIGTERM');
    const [code] = (await once(app, 'exit')) as [number];
    expect(code).to.equal(0);
    const { rows } = await database.pool.query(
      "SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'citrics locks' AND datname = current_database()",
    );
    expect(rows).to.deep.equal([]);
  });
});
