/**
 * `npm run -s dead-letters`: what could not be answered or sent, one line each; `-- --json` with its content.
 * `npm run -s dead-letters -- replay ID [ID ...]` or `replay all`: puts them back; the app answers or sends them.
 */
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.ts';
import { openConfiguredDatabase } from '../database/configured.ts';
import { CitricsError } from '../errors.ts';
import { listDeadLetters, replayDeadLetter } from '../inbox/dead-letters.ts';

class UsageError extends CitricsError {
  constructor(given: string) {
    super(
      'usage',
      `"${given}" is not understood. Use: dead-letters [--json] | dead-letters replay all | dead-letters replay ID [ID ...]`,
    );
  }
}

/** A letter can't be put back: another version of Citrics wrote it, or the database refused. */
class ReplayError extends CitricsError {
  constructor(id: bigint, cause: unknown) {
    super('replay', `${id} can't be replayed, and stays: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  const [command, ...ids] = positionals;
  if (command !== undefined && (command !== 'replay' || ids.length === 0)) throw new UsageError(positionals.join(' '));
  const wrong = ids.find((id) => !/^(\d{1,18}|all)$/.test(id));
  if (wrong !== undefined) throw new UsageError(wrong);
  const database = await openConfiguredDatabase(loadConfig(process.env), 'guest');
  try {
    const letters = await listDeadLetters(database.prisma);
    if (command === undefined) {
      for (const { id, kind, channel, person, at, code, error, content } of letters)
        console.log(
          values.json
            ? JSON.stringify({ id: String(id), kind, channel, person, at, code, error, content })
            : `${id}  ${at.toISOString()}  ${kind}  ${channel}  ${code}: ${error}`,
        );
      return;
    }
    const chosen = ids.includes('all') ? letters.map(({ id }) => id) : ids.map(BigInt);
    for (const id of chosen) {
      const outcome = await replayDeadLetter(database, id).catch((cause: unknown) => new ReplayError(id, cause));
      if (outcome === true) console.log(`${id} is tried again`);
      else {
        console.error(outcome === false ? `there is no dead letter ${id}` : outcome.message);
        process.exitCode = 1; // the others are replayed all the same
      }
    }
  } finally {
    await database.close();
  }
}

run().catch((cause: unknown) => {
  console.error(cause instanceof CitricsError ? cause.message : cause);
  process.exitCode = 1;
});
