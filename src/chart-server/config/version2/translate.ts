import { datasetsOf, defined, type Json, objectOf, without } from '../json.ts';
import { plugins } from './plugins.ts';
import { axisId, hasOldScales, scale, scales } from './scales.ts';

const KINDS: Readonly<Record<string, string>> = {
  horizontalBar: 'bar',
  horizontalBoxPlot: 'boxplot',
  horizontalBoxplot: 'boxplot',
  horizontalViolin: 'violin',
};

/**
 * A configuration with version 2's names and places as version 4 reads it. Goes by what is in the configuration, so that one in
 * version 4's form comes out as it went in.
 * @param defaultsOf2 also apply what version 2 does without being told: areas under lines are filled, value axes begin at zero.
 */
export function translateVersion2(config: Json, defaultsOf2: boolean): Json {
  const kind = String(config.type);
  const options = objectOf(config.options);
  const horizontal = kind in KINDS;
  return {
    ...config,
    type: KINDS[kind] ?? kind,
    data: {
      ...objectOf(config.data),
      datasets: datasetsOf(config).map((dataset) => translateDataset(dataset, kind, options, defaultsOf2)),
    },
    options: {
      ...translateOptions(options, defaultsOf2),
      ...(horizontal ? { indexAxis: 'y' } : {}),
      ...translateScales(kind, options, defaultsOf2),
    },
  };
}

function translateOptions(options: Json, defaultsOf2: boolean): Json {
  const { cutoutPercentage, ...rest } = without(options, 'title', 'legend', 'tooltips', 'annotation', 'scale');
  return defined({
    ...rest,
    ...(defaultsOf2 ? angles(options) : {}),
    cutout: cutoutPercentage === undefined ? rest.cutout : `${Number(cutoutPercentage)}%`,
    elements: options.elements && elements(objectOf(options.elements)),
    plugins: plugins(options),
  });
}

/** Version 2 measures in radians from three o'clock, version 4 in degrees from twelve. */
function angles({ rotation, circumference }: Json): Json {
  const degrees = (radians: number) => (radians * 180) / Math.PI;
  return defined({
    rotation: typeof rotation === 'number' ? degrees(rotation) + 90 : undefined,
    circumference: typeof circumference === 'number' ? degrees(circumference) : undefined,
  });
}

function elements(old: Json): Json {
  const { rectangle, ...rest } = old;
  return defined({ ...rest, bar: rectangle ?? rest.bar });
}

function translateScales(kind: string, options: Json, defaultsOf2: boolean): Json {
  if (hasOldScales(options.scales)) return { scales: scales(options.scales) };
  if (options.scales !== undefined) return {};
  if (options.scale !== undefined) return { scales: { r: scale(objectOf(options.scale)) } };
  if (!defaultsOf2) return {};
  if (kind === 'horizontalBar') return { scales: { x: { beginAtZero: true } } };
  return ['bar', 'line', 'scatter', 'bubble'].includes(kind) ? { scales: { y: { beginAtZero: true } } } : {};
}

/** Settings of bars stood at their axis in early versions 2. */
function barSettings(options: Json): Json {
  const { xAxes, yAxes } = objectOf(options.scales);
  const [axis] = [xAxes, yAxes].flat().map(objectOf).filter((each) => 'barPercentage' in each || 'categoryPercentage' in each || 'barThickness' in each); // prettier-ignore
  const { barPercentage, categoryPercentage, barThickness, maxBarThickness } = axis ?? {};
  return defined({ barPercentage, categoryPercentage, barThickness, maxBarThickness });
}

function translateDataset(dataset: Json, kind: string, options: Json, defaultsOf2: boolean): Json {
  const { lineTension, steppedLine, xAxisID, yAxisID, type, ...rest } = dataset;
  const own = typeof type === 'string' ? type : kind;
  return defined({
    ...barSettings(options),
    ...(defaultsOf2 && (own === 'line' || own === 'radar') ? { fill: true } : {}),
    ...rest,
    type: type === undefined ? undefined : (KINDS[own] ?? own),
    tension: lineTension ?? rest.tension,
    stepped: steppedLine ?? rest.stepped,
    xAxisID: typeof xAxisID === 'string' ? axisId(xAxisID) : undefined,
    yAxisID: typeof yAxisID === 'string' ? axisId(yAxisID) : undefined,
  });
}
