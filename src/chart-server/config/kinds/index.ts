import type { Kind } from './kind.ts';
import { gauge } from './gauge.ts';
import { outlabeled } from './outlabeled-pie.ts';
import { progressBar } from './progress-bar.ts';
import { radialGauge } from './radial-gauge.ts';
import { sparkline } from './sparkline.ts';

/** QuickChart's own kinds by the name that a configuration gives as its `type`. */
export const KINDS: Readonly<Record<string, Kind>> = {
  donut: (config) => ({ ...config, type: 'doughnut' }),
  gauge,
  outlabeledDoughnut: outlabeled('doughnut'),
  outlabeledPie: outlabeled('pie'),
  progressBar,
  radialGauge,
  sparkline,
};
