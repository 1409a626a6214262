import type { VariableId } from '../places/figure.ts';
import type { PlaceStore } from '../places/store.ts';
import { trackChanges } from './check/changes.ts';
import type { Changes } from './check/changes.ts';
import type { FigureSource, FigureWriter } from './figure-source.ts';

export interface ImportJob {
  /** Best first: where two give one figure, the first stands. */
  readonly sources: readonly { readonly title: string; readonly records: FigureSource }[];
  /** What is in use now: compared with, never changed. */
  readonly before: Pick<PlaceStore, 'places' | 'figures'>;
  readonly writer: FigureWriter;
  /** The only variables to take; all when undefined. */
  readonly wanted?: ReadonlySet<VariableId>;
  /** Called after each source with the number of figures taken from it. */
  readonly onSource?: (title: string, figures: number) => void;
  /** Called when all is read and the new figures are about to be put in place. */
  readonly onSwitch?: () => void;
}

/**
 * Writes every source beside the figures in use and switches to the new ones when all of it is there. When anything fails,
 * what was written is thrown away and the figures in use stay as they are.
 */
export async function runImport({ sources, before, writer, wanted, onSource, onSwitch }: ImportJob): Promise<Changes> {
  const tracker = trackChanges(before);
  try {
    for (const { title, records } of sources) {
      let count = 0;
      for await (const record of records) {
        const figures = wanted ? record.figures.filter(({ variable }) => wanted.has(variable)) : record.figures;
        const taken = { ...record, figures };
        tracker.see(taken);
        await writer.write(taken);
        count += figures.length;
      }
      onSource?.(title, count);
    }
    // The comparison reads what is in use, so it comes before the switch.
    const changes = await tracker.report();
    onSwitch?.();
    await writer.commit();
    return changes;
  } catch (error) {
    await writer.discard();
    throw error;
  }
}
