import { BoxPlotController, BoxAndWiskers, Violin, ViolinController } from '@sgratzl/chartjs-chart-boxplot';
import { Chart, registerables, Tooltip } from 'chart.js';
import 'chartjs-adapter-date-fns';
import annotation from 'chartjs-plugin-annotation';
import datalabels from 'chartjs-plugin-datalabels';
import { FAMILIES } from '../config/families.ts';
import { centerText } from './plugins/center-text.ts';
import { needle } from './plugins/needle.ts';
import { outlabels } from './plugins/outlabels.ts';

Chart.register(
  ...registerables,
  BoxPlotController,
  BoxAndWiskers,
  ViolinController,
  Violin,
  annotation,
  datalabels,
  centerText,
  needle,
  outlabels,
);

Chart.defaults.font.family = FAMILIES;
Chart.defaults.plugins.datalabels = { ...Chart.defaults.plugins.datalabels, font: { family: FAMILIES } };
// Nobody moves a pointer over a picture.
Chart.unregister(Tooltip);

export { Chart };
