// A worker's own way to TypeScript: `--import tsx` gives it that for what is required, and topics are imported by their folder.
import { register } from 'tsx/esm/api';

register();
const { default: work } = await import('./trial-worker.ts');

export default work;
