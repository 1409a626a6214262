import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';

const DRAWN = ['bar', 'line', 'pie', 'doughnut', 'radar', 'polarArea', 'scatter', 'bubble', 'boxplot', 'violin'];
const KINDS = [
  ...DRAWN,
  ...DRAWN,
  ...DRAWN,
  'horizontalBar',
  'sparkline',
  'progressBar',
  'radialGauge',
  'gauge',
  'outlabeledPie',
  'nothing',
  'toString',
];
const PLACES = ['x', 'y', 'r', 'xAxes', 'yAxes', 'y1', 'time'];
const SCALES = ['linear', 'logarithmic', 'category', 'time', 'timeseries', 'radialLinear', 'nothing'];

/** Numbers that programs stumble over, and ordinary ones. */
const number = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ noNaN: true }),
  fc.constantFrom(0, -0, 1e-300, 1e300, -1e300, 2 ** 31, 2 ** 53, 1e-7, 100_000, 1e9),
);

/** A file that exists once any text of a chart was run. */
export const CANARY = join(tmpdir(), `citrics-fuzz-canary-${process.pid}`);

const WRITE = `require("node:fs").writeFileSync(${JSON.stringify(CANARY)}, "run")`;

/** Text that a careless server would run, open, fetch or lay out for ever. */
const HOSTILE = [
  WRITE,
  `(() => { ${WRITE} })()`,
  `function () { ${WRITE} }`,
  `constructor.constructor(${JSON.stringify(`process.mainModule.${WRITE}`)})()`,
  `import("node:fs").then((fs) => fs.writeFileSync(${JSON.stringify(CANARY)}, "run"))`,
  '${process.exit(1)}',
  '{{constructor.constructor("return process")().exit()}}',
  'file:///etc/passwd',
  'http://127.0.0.1:9/',
  'url(#a)',
  '<script>alert(1)</script>',
] as const;

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(...HOSTILE),
  fc.constantFrom(
    'red',
    '#12345678',
    'rgba(1,2,3,0.4)',
    'transparent',
    'hsl(1,2%,3%)',
    'currentColor',
    '',
    '22px',
    '50%',
    'Noto Sans',
    '2020-01-01',
  ),
  fc.integer({ min: 1, max: 3_000 }).map((length) => 'W'.repeat(length)),
);

const simple = fc.oneof(number, text, fc.boolean(), fc.constant(null));

/** Keys of Chart.js and its plugins that reach much code, and any others. */
const key = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.constantFrom(
      'display',
      'position',
      'text',
      'color',
      'font',
      'size',
      'family',
      'lineHeight',
      'padding',
      'align',
      'anchor',
      'offset',
      'min',
      'max',
      'suggestedMin',
      'stepSize',
      'count',
      'maxTicksLimit',
      'ticks',
      'grid',
      'border',
      'dash',
      'lineWidth',
      'borderWidth',
      'borderDash',
      'borderRadius',
      'radius',
      'tension',
      'stacked',
      'type',
      'axis',
      'unit',
      'time',
      'parser',
      'displayFormats',
      'labels',
      'legend',
      'title',
      'datalabels',
      'annotation',
      'annotations',
      'doughnutlabel',
      'outlabels',
      'tickFormat',
      'style',
      'currency',
      'locale',
      'minimumFractionDigits',
      'formatter',
      'callback',
      'format',
      'value',
      'xMin',
      'yMax',
      'rotation',
      'circumference',
      'cutout',
      'indexAxis',
      'layout',
      'scales',
      'scale',
      'scaleLabel',
      'gridLines',
      'fontSize',
      'spanGaps',
      'decimation',
      'algorithm',
      'samples',
      'fill',
      'target',
      'animation',
      'responsive',
      'devicePixelRatio',
      'onClick',
      'parsing',
      'normalized',
      'clip',
      'rotate',
      'weight',
      'coef',
      'quantiles',
      'boxWidth',
      'pointStyle',
      'pointRadius',
      'barThickness',
      'barPercentage',
      'reverse',
    ),
  },
  { weight: 4, arbitrary: fc.string({ maxLength: 8 }) },
);

/** Options of any kind, nested at random. */
const { options } = fc.letrec<{ options: Record<string, unknown>; any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 5 },
    simple,
    tie('options'),
    fc.array(simple, { maxLength: 5 }),
    fc.array(tie('options'), { maxLength: 3 }),
  ),
  options: fc.dictionary(key, tie('any'), { maxKeys: 6, noNullPrototype: true }),
}));

const point = fc.oneof(
  number,
  simple,
  fc.record({ x: simple, y: number, r: number }, { requiredKeys: [] }),
  fc.array(number, { maxLength: 8 }),
);
const data = fc.oneof(fc.array(point, { maxLength: 12 }), fc.array(number, { maxLength: 400 }), simple);

const dataset = fc
  .record(
    {
      label: simple,
      data,
      type: fc.constantFrom(...DRAWN),
      backgroundColor: fc.oneof(text, fc.array(text, { maxLength: 4 }), options),
      yAxisID: fc.constantFrom(...PLACES),
    },
    { requiredKeys: [] },
  ) // prettier-ignore
  .chain((known) => options.map((other) => ({ ...other, ...known })));

const axes = fc.dictionary(
  fc.constantFrom(...PLACES),
  options.chain((other) => fc.record({ type: fc.constantFrom(...SCALES), min: number, max: number, ticks: options }, { requiredKeys: [] }).map((known) => ({ ...other, ...known }))), // prettier-ignore
  { maxKeys: 4, noNullPrototype: true },
);

const config = fc.record(
  {
    type: fc.constantFrom(...KINDS),
    data: fc.oneof(
      {
        weight: 9,
        arbitrary: fc.record({
          labels: fc.oneof(fc.array(simple, { maxLength: 20 }), simple),
          datasets: fc.array(dataset, { maxLength: 4 }),
        }),
      },
      { weight: 1, arbitrary: simple },
    ),
    options: fc.oneof(options, fc.record({ scales: axes, plugins: options }, { requiredKeys: [] }).chain((known) => options.map((other) => ({ ...other, ...known })))), // prettier-ignore
  },
  { requiredKeys: ['type'] },
);

/** Huge and endless ones, that every limit is there for. */
const monster = fc.constantFrom<unknown>(
  { type: 'line', data: { datasets: [{ data: Array.from({ length: 19_000 }, (_, index) => Math.sin(index)) }] } },
  { type: 'scatter', data: { datasets: [{ data: Array.from({ length: 6_000 }, (_, index) => ({ x: index, y: index % 7 })) }] }, options: { plugins: { datalabels: { display: true } } } }, // prettier-ignore
  {
    type: 'line',
    data: { datasets: [{ data: [1, 2] }] },
    options: { scales: { y: { min: 0, max: 1, ticks: { count: 1e9 } } } },
  },
  {
    type: 'line',
    data: { datasets: [{ data: [1, 2] }] },
    options: { scales: { y: { min: 0, max: 1e12, ticks: { stepSize: 1e-9 } } } },
  },
  { type: 'line', data: { labels: ['1970-01-01', '9999-01-01'], datasets: [{ data: [1, 2] }] }, options: { scales: { x: { type: 'time', time: { unit: 'millisecond' } } } } }, // prettier-ignore
  { type: 'line', data: { datasets: [{ data: [1, 1e300], borderDash: [1e-6], borderWidth: 1e9 }] } },
  { type: 'bar', data: { labels: ['W'.repeat(100_000)], datasets: [{ data: [1] }] }, options: { font: { size: 1e6 } } },
  {
    type: 'radar',
    data: { labels: Array.from({ length: 5_000 }, (_, index) => `label ${index}`), datasets: [{ data: [1] }] },
  },
  { type: 'pie', data: { labels: ['a'], datasets: Array.from({ length: 2_000 }, () => ({ data: [1, 2] })) } },
  {
    type: 'boxplot',
    data: { labels: ['a'], datasets: [{ data: [Array.from({ length: 15_000 }, (_, index) => index)] }] },
  },
  { type: 'gauge', data: { datasets: [{ value: 5, data: Array.from({ length: 9_000 }, (_, index) => index) }] } },
);

/** Charts as somebody who means ill, or nothing at all, would send them: as objects or as text. */
export const anyChart = fc.oneof(
  { weight: 60, arbitrary: config },
  { weight: 25, arbitrary: config.map((chart) => JSON.stringify(chart)) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(config, fc.constantFrom(...HOSTILE))
      .map(([chart, code]) => JSON.stringify(chart).replace(/"[^"]*"/, code)),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(config, fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', '$call'))
      .map(([chart, name]) => JSON.stringify(chart).replace(/"\w+":/, `"${name}":`)),
  },
  { weight: 4, arbitrary: text },
  { weight: 3, arbitrary: fc.anything() },
  { weight: 2, arbitrary: monster },
);

/** Mostly of the first kind, so that most requests get as far as to the drawing. */
const mostly = <T, U>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<U>) =>
  fc.oneof({ weight: 25, arbitrary: usual }, { weight: 1, arbitrary: odd });

export const anyRequest = fc.record(
  {
    chart: anyChart,
    width: mostly(fc.integer({ min: 1, max: 1_200 }), simple),
    height: mostly(fc.integer({ min: 1, max: 700 }), simple),
    devicePixelRatio: mostly(fc.constantFrom(1, 2), simple),
    backgroundColor: text,
    format: mostly(fc.constantFrom('png', 'png', 'png', 'jpg', 'webp', 'svg', 'pdf', 'base64'), text),
    version: mostly(fc.constantFrom('2', '3', '4', '2.9.4'), text),
  },
  { requiredKeys: ['chart'] },
);
