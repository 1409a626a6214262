import type { Json } from '../json.ts';

/** A kind that QuickChart adds to those of Chart.js: its configuration as one that Chart.js draws. */
export type Kind = (config: Json) => Json;
