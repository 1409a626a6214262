import { inspect, parseArgs } from 'node:util';
import { GraphClient } from '../channels/messenger/graph.ts';
import { profileOf } from '../channels/messenger/profile-content.ts';
import { applyProfile } from '../channels/messenger/profile.ts';
import { loadConfig } from '../config.ts';
import { CitricsError } from '../errors.ts';
import { messengerWords } from '../replies/words/messenger.ts';

const HELP = `npm run messenger:profile [-- --dry-run]
Sets the page's Get Started button, greeting, ice breakers, persistent menu and commands, and shows what changed.
Needs FACEBOOK_PAGE_TOKEN, FACEBOOK_APP_SECRET, FACEBOOK_VERIFY_TOKEN and PUBLIC_URL, as the app does. Where commands are set, people find
the menu's items there.`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const { facebook } = loadConfig(process.env);
  if (!facebook)
    throw new CitricsError(
      'no-messenger',
      'Messenger is not configured: set FACEBOOK_PAGE_TOKEN, FACEBOOK_APP_SECRET and FACEBOOK_VERIFY_TOKEN.',
    );
  const { graphUrl: url, graphVersion: version, pageToken, appSecret } = facebook;
  const graph = new GraphClient({ url, version, pageToken, appSecret });
  const dryRun = values['dry-run'] ?? false;
  const changes = await applyProfile(graph, profileOf(messengerWords), { dryRun });
  for (const { field, from, to } of changes) {
    console.log(`${field}\n  - ${shown(from)}\n  + ${shown(to)}`);
  }
  if (changes.length === 0) console.log('The page’s profile is up to date.');
  else console.log(dryRun ? `${changes.length} to change (dry run).` : `${changes.length} changed.`);
}

function shown(value: unknown): string {
  return value === undefined ? 'not set' : inspect(value, { depth: null, breakLength: 120 }).replaceAll('\n', '\n    ');
}

try {
  await main();
} catch (error) {
  if (!(error instanceof CitricsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
