import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BotkitConversation } from 'botkit';
import { CitricsError } from '../errors.ts';
import { INTENTS } from '../understanding/utterance.ts';
import type { DialogFactory, DialogParts } from './parts.ts';

/** A file in `dialogs/` is no dialog, or an intent has none. */
export class DialogError extends CitricsError {
  constructor(message: string, options?: ErrorOptions) {
    super('dialog', message, options);
  }
}

/** Where the dialogs of the project are. */
export const DIALOGS_FOLDER = join(import.meta.dirname, '../../dialogs');

/**
 * Makes the dialog of every file in a folder.
 * @throws DialogError naming the file, when it exports no dialog or one of another name, or when an intent has no file.
 */
export async function loadDialogs(
  parts: DialogParts,
  folder: string = DIALOGS_FOLDER,
): Promise<readonly BotkitConversation[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const missing = INTENTS.filter((intent) => !files.includes(`${intent}.ts`));
  if (missing.length > 0)
    throw new DialogError(
      `${folder} has no dialog for ${missing.join(', ')}: add ${missing[0]}.ts with a DialogFactory.`,
    );
  return Promise.all(files.map((file) => loadDialog(join(folder, file), parts)));
}

async function loadDialog(path: string, parts: DialogParts): Promise<BotkitConversation> {
  const module = (await import(pathToFileURL(path).href)) as { readonly default?: DialogFactory };
  if (typeof module.default !== 'function')
    throw new DialogError(`${path} exports no dialog: end it with "export default" and a DialogFactory.`);
  const dialog = module.default(parts);
  const name = basename(path, '.ts');
  if (dialog.id !== name)
    throw new DialogError(`${path} makes a dialog called "${dialog.id}": name it "${name}" like its file.`);
  return dialog;
}
