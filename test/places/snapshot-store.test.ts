import { bundledFolder } from '../../src/places/current-snapshot.ts';
import { createSnapshotStore } from '../../src/places/snapshot-store.ts';
import type { PlaceStore } from '../../src/places/store.ts';
import { describeStore } from './store-contract.ts';

describe('the bundled snapshot as a store', () => {
  let store: PlaceStore;
  before(async () => {
    store = await createSnapshotStore(bundledFolder);
  });
  after(() => store.close());
  describeStore(() => store);
});
