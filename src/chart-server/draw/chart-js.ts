import { createRequire } from 'node:module';
import type * as BoxPlot from '@sgratzl/chartjs-chart-boxplot';
import type * as ChartJs from 'chart.js';
import type { Plugin } from 'chart.js';
import type Datalabels from 'chartjs-plugin-datalabels';
import { FAMILIES } from '../config/families.ts';
import { centerText } from './plugins/center-text.ts';
import { needle } from './plugins/needle.ts';
import { outlabels } from './plugins/outlabels.ts';

// All as CommonJS, the only form that the data labels come in: they would otherwise have a Chart.js of their own, and not know its arcs.
const require = createRequire(import.meta.url);
const { Chart, registerables, Tooltip } = require('chart.js') as typeof ChartJs;
const boxPlot = require('@sgratzl/chartjs-chart-boxplot') as typeof BoxPlot;
const annotation = require('chartjs-plugin-annotation') as Plugin;
const datalabels = require('chartjs-plugin-datalabels') as typeof Datalabels;
require('chartjs-adapter-date-fns');

Chart.register(
  ...registerables,
  boxPlot.BoxPlotController,
  boxPlot.BoxAndWiskers,
  boxPlot.ViolinController,
  boxPlot.Violin,
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
