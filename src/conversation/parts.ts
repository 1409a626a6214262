import type { BotkitConversation } from 'botkit';
import type { Place } from '../places/place.ts';
import type { PlaceStore } from '../places/store.ts';
import type { PlaceLookup } from '../places/lookup.ts';
import type { Catalogue } from '../topics/catalogue.ts';
import type { DialogController } from './controller.ts';
import type { PictureLinks } from '../charts/links.ts';

/** What dialogs are given. */
export interface DialogParts {
  readonly controller: DialogController;
  /** Every place, in GEOID order. */
  readonly places: readonly Place[];
  readonly lookup: PlaceLookup;
  readonly store: PlaceStore;
  readonly catalogue: Catalogue;
  readonly pictures: PictureLinks;
}

/** Default export of each file in `dialogs/`. */
export type DialogFactory = (parts: DialogParts) => BotkitConversation;
