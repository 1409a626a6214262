import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { ConfigError, loadConfig } from '../../src/config.ts';

const MESSENGER = { FACEBOOK_PAGE_TOKEN: 't', FACEBOOK_APP_SECRET: 's', FACEBOOK_VERIFY_TOKEN: 'v' };

function faultsOf(env: Record<string, string>): string {
  try {
    loadConfig(env);
  } catch (cause) {
    expect(cause).to.be.instanceOf(ConfigError);
    return cause instanceof Error ? cause.message : '';
  }
  return '';
}

describe('configuration', () => {
  it('needs nothing', () => {
    expect(loadConfig({})).to.deep.include({
      port: 3978,
      historyDays: 365,
      logLevel: 'info',
      dataDir: path.resolve('.data'),
      databaseUrl: undefined,
      facebook: undefined,
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ', CHART_SECRET: '' })).to.deep.equal(loadConfig({}));
  });

  it('names every fault at once, with what to do', () => {
    const faults = faultsOf({ PORT: 'abc', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud', FACEBOOK_PAGE_TOKEN: 't' });
    for (const name of ['PORT', 'DATABASE_URL', 'LOG_LEVEL']) expect(faults).to.match(new RegExp(`- ${name}: give`));
  });

  it('wants the variables of a channel together', () => {
    const faults = faultsOf({ FACEBOOK_PAGE_TOKEN: 't', MICROSOFT_APP_ID: 'id' });
    for (const name of ['FACEBOOK_APP_SECRET', 'FACEBOOK_VERIFY_TOKEN', 'MICROSOFT_APP_PASSWORD'])
      expect(faults).to.include(`- ${name}: `);
    expect(faults).not.to.include('- FACEBOOK_PAGE_TOKEN');
  });

  it('takes a Facebook page by its name or number, and no address', () => {
    expect(loadConfig({ MESSENGER_PAGE: 'citrics.bot' }).messengerPage).to.equal('citrics.bot');
    expect(faultsOf({ MESSENGER_PAGE: 'https://m.me/citrics' })).to.include(
      '- MESSENGER_PAGE: give the name or number',
    );
  });

  it('takes a desk token of sixteen characters and more', () => {
    expect(loadConfig({ DESK_TOKEN: 'sixteen letters!' }).deskToken).to.equal('sixteen letters!');
    expect(faultsOf({ DESK_TOKEN: 'fifteen letters' })).to.include('- DESK_TOKEN: give at least 16 characters');
  });

  it('takes addresses without the slash at their end', () => {
    expect(loadConfig({ PUBLIC_URL: 'https://citrics.example.org/' }).publicUrl).to.equal(
      'https://citrics.example.org',
    );
  });

  it('turns Messenger on with its three variables, at any Graph address', () => {
    const env = { ...MESSENGER, PUBLIC_URL: 'https://citrics.example.org' };
    expect(loadConfig(env).facebook).to.include({ pageToken: 't', graphUrl: 'https://graph.facebook.com' });
    expect(loadConfig({ ...env, GRAPH_API_URL: 'http://127.0.0.1:9/' }).facebook?.graphUrl).to.equal(
      'http://127.0.0.1:9',
    );
  });

  it('wants the https address at which Meta fetches pictures, unless the Graph API is not Meta’s', () => {
    for (const env of [
      MESSENGER,
      { ...MESSENGER, PUBLIC_URL: 'http://citrics.example.org' },
      { ...MESSENGER, GRAPH_API_URL: 'https://graph.facebook.com/' },
    ])
      expect(faultsOf(env)).to.match(/- PUBLIC_URL: .*https/);
    expect(faultsOf({ ...MESSENGER, GRAPH_API_URL: 'graph' })).to.include('- GRAPH_API_URL: give a URL');
    expect(loadConfig({ ...MESSENGER, GRAPH_API_URL: 'http://localhost:9' }).facebook).not.to.equal(undefined);
    expect(loadConfig({ PUBLIC_URL: 'http://localhost:3978' }).facebook).to.equal(undefined);
  });

  it('is described in .env.example, every variable and no other', async () => {
    const example = await readFile(path.join(import.meta.dirname, '../../.env.example'), 'utf8');
    const described = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name ?? '');
    const source = await readFile(path.join(import.meta.dirname, '../../src/config.ts'), 'utf8');
    const known = [...source.matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name]) => name ?? '');
    expect(known).to.have.length.greaterThan(15);
    expect([...described].sort()).to.deep.equal([...known].sort());
  });
});
