import type { ChartConfiguration } from 'chart.js';
import { withDefaults } from './defaults.ts';
import { addFamilies } from './families.ts';
import { applyFormats } from './formats.ts';
import type { Json } from './json.ts';
import { KINDS } from './kinds/index.ts';
import { withoutUnusedPlugins } from './unused-plugins.ts';
import { translateVersion2 } from './version2/translate.ts';

/**
 * A configuration as it was sent, as Chart.js 4 draws it.
 * @param config checked, and not used by anybody else: parts of it are changed.
 * @param version 2, 3 or 4: whose unwritten defaults apply.
 * @throws BadChart
 */
export function chartConfig(config: Json, version: number): ChartConfiguration {
  const translated = translateVersion2(config, version === 2);
  const kind = Object.hasOwn(KINDS, String(translated.type)) ? KINDS[String(translated.type)] : undefined;
  const complete = withoutUnusedPlugins(withDefaults(kind ? kind(translated) : translated));
  addFamilies(complete);
  applyFormats(complete);
  // What Chart.js can't use in here, it refuses while drawing.
  return complete as unknown as ChartConfiguration;
}
