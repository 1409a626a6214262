import type { PictureLinks } from '../charts/links.ts';
import type { PlaceLookup } from '../places/lookup.ts';
import type { Place } from '../places/place.ts';
import type { PlaceStore } from '../places/store.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import type { Understanding } from '../understanding/utterance.ts';
import { DialogController } from './controller.ts';
import { loadDialogs } from './load-dialogs.ts';
import { createRunTurn } from './run-turn.ts';
import type { RunTurn } from './turn-result.ts';
import { TurnStorage } from './turn-storage.ts';

export interface BotParts {
  readonly places: readonly Place[];
  readonly lookup: PlaceLookup;
  readonly store: PlaceStore;
  readonly catalogue: Catalogue;
  readonly pictures: PictureLinks;
  /** The model in use; asked anew each turn, since it may be swapped while the app runs. */
  readonly understanding: () => Understanding;
  readonly clock: () => Date;
}

/** Puts the dialogs on a controller; the function that comes back answers one event. */
export async function createBot({ understanding, clock, ...parts }: BotParts): Promise<RunTurn> {
  const storage = new TurnStorage();
  const controller = new DialogController(storage);
  controller.addDialogs(await loadDialogs({ ...parts, controller }));
  return createRunTurn({ ...parts, understanding, clock, controller, storage });
}
