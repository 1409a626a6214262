import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CitricsError } from '../../errors.ts';
import { bundledFolder } from '../../places/current-snapshot.ts';
import { CheckException } from './exceptions.ts';
import { PublishedValue } from './published-values.ts';

/** A list of the check can't be used. */
class CheckListError extends CitricsError {
  constructor(path: string, problem: string, options?: ErrorOptions) {
    super(
      'check-list',
      `${path} is no list of the check: ${problem}. Compare with its first entries, or restore it.`,
      options,
    );
  }
}

/** The published values and the exceptions that come with the project. */
export async function loadCheckLists(folder = bundledFolder) {
  return {
    published: await load(join(folder, 'published-values.json'), z.array(PublishedValue)),
    exceptions: await load(join(folder, 'check-exceptions.json'), z.array(CheckException)),
  };
}

async function load<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (cause) {
    throw new CheckListError(path, cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause), { cause });
  }
}
