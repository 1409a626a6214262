/** A process of its own that answers from a database until it is killed; run by the tests. Prints `turn <text>` when a turn begins. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/database/database.ts';
import { answering, FakeChannel, testWorker, textOf } from '../support/worker.ts';

const [url = '', where = ''] = process.argv.slice(2);
const database = await openDatabase(url);
const hang = (): Promise<void> => sleep(60_000);
const channel = new FakeChannel(async () => {
  process.stdout.write('send\n');
  if (where === 'send') await hang();
});
await testWorker(database, channel, async (incoming) => {
  process.stdout.write('turn\n');
  if (where === 'turn') await hang();
  return answering(incoming, textOf(incoming));
});
process.stdout.write('ready\n');
