import { NAMED_FORMATS } from '../../charts/named-formats.ts';
import { BadChart } from '../errors.ts';
import { datasetsOf, isObject, type Json, objectOf, objectsOf } from './json.ts';
import { functionsRefused } from './parse.ts';

type Format = (value: number) => string;

/**
 * Puts functions where a configuration names a format: `scales.*.ticks.callback`, `scales.*.ticks.format` and `datalabels.formatter`.
 * Also does what QuickChart's `plugins.tickFormat` asks for.
 * @throws BadChart where no format has the name.
 */
export function applyFormats(config: Json): void {
  const options = objectOf(config.options);
  const plugins = objectOf(options.plugins);
  for (const scale of Object.values(objectOf(options.scales)).filter(isObject)) nameTicks(objectOf(scale.ticks));
  for (const labels of [plugins.datalabels, ...datasetsOf(config).map((dataset) => dataset.datalabels)])
    nameLabels(objectOf(labels));
  if (isObject(plugins.tickFormat)) applyTickFormat(plugins.tickFormat, options, plugins);
}

function nameTicks(ticks: Json): void {
  const name = typeof ticks.format === 'string' ? ticks.format : ticks.callback;
  if (typeof name !== 'string') return;
  if (typeof ticks.format === 'string') delete ticks.format;
  ticks.callback = tickCallback(formatNamed(name));
}

function nameLabels(labels: Json): void {
  if (typeof labels.formatter === 'string') labels.formatter = labelFormatter(formatNamed(labels.formatter));
  for (const label of Object.values(objectOf(labels.labels)).filter(isObject)) nameLabels(label);
}

function formatNamed(name: string): Format {
  const format = Object.hasOwn(NAMED_FORMATS, name) ? NAMED_FORMATS[name] : undefined;
  if (format) return format;
  if (/=>|\bfunction\b/.test(name)) throw functionsRefused();
  throw new BadChart(`No format is named ${name.slice(0, 40)}: there are ${Object.keys(NAMED_FORMATS).join(', ')}.`);
}

/** Ticks of a category axis are positions; what is shown there are the labels. */
function tickCallback(format: Format) {
  return function (this: { type?: string; getLabelForValue(value: number): string }, value: unknown): string {
    if (this.type === 'category') {
      const label = this.getLabelForValue(Number(value));
      return Number.isFinite(Number(label)) ? format(Number(label)) : label;
    }
    return format(Number(value));
  };
}

function labelFormatter(format: Format) {
  return (value: unknown): string | null => {
    const number = isObject(value) ? (value.y ?? value.x ?? value.r) : value;
    return typeof number === 'number' ? format(number) : null;
  };
}

/** QuickChart's tick format plugin: `Intl.NumberFormat` options with a locale, a prefix and a suffix, for the value axes. */
function applyTickFormat(tickFormat: Json, options: Json, plugins: Json): void {
  const { locale, prefix = '', suffix = '', applyToDataLabels, ...intl } = tickFormat;
  const format = intlFormat(locale, intl);
  const text: Format = (value) => `${String(prefix)}${format.format(value)}${String(suffix)}`;
  const scales = objectOf(options.scales);
  const values = options.indexAxis === 'y' ? 'x' : 'y';
  const ids = new Set([values, ...Object.keys(scales).filter((id) => axisOf(id, scales[id]) === values)]);
  options.scales = {
    ...scales,
    ...Object.fromEntries([...ids].map((id) => [id, { ...objectOf(scales[id]), ticks: { callback: tickCallback(text), ...objectOf(objectOf(scales[id]).ticks) } }])), // prettier-ignore
  };
  if (applyToDataLabels)
    plugins.datalabels = { formatter: labelFormatter(text), ...objectOf(objectsOf(plugins.datalabels)[0]) };
}

function axisOf(id: string, scale: unknown): string {
  const { axis } = objectOf(scale);
  return typeof axis === 'string' ? axis : id.charAt(0);
}

function intlFormat(locale: unknown, options: Json): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(typeof locale === 'string' ? locale : 'en-US', options);
  } catch (error) {
    throw new BadChart(`tickFormat can't be used: ${(error as Error).message}`, { cause: error });
  }
}
