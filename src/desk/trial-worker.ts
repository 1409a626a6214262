import { join } from 'node:path';
import { workerData } from 'node:worker_threads';
import { createGazetteer, readPlacesFile } from '../places/gazetteer.ts';
import { loadWordUses } from '../places/gazetteer/surprise.ts';
import { createLookup } from '../places/lookup.ts';
import type { Place } from '../places/place.ts';
import { loadTopics } from '../topics/catalogue.ts';
import { runTrial, type Trial, type TrialParts, type TrialResult } from './trial.ts';

/** What a worker is given when it starts. */
export interface TrialWorkerData {
  readonly places: readonly Place[];
  readonly corpusFolder: string;
  readonly cacheFolder: string;
}

async function open(): Promise<TrialParts> {
  const { places, corpusFolder, cacheFolder } = workerData as TrialWorkerData;
  return {
    gazetteer: createGazetteer(places, readPlacesFile(join(corpusFolder, 'places.json'))),
    lookup: createLookup(places),
    catalogue: await loadTopics(),
    uses: loadWordUses(),
    cacheFolder,
  };
}

let parts: Promise<TrialParts> | undefined;

export default async function work(trial: Trial): Promise<TrialResult> {
  return runTrial(trial, await (parts ??= open()));
}
