import { formatDifference, formatFigure } from '../replies/format.ts';
import { words } from '../replies/words/index.ts';
import { sourceWords } from '../replies/words/sources.ts';
import { alternativesTo } from './alternatives.ts';
import { read } from './reading.ts';
import type { Metric, Topic } from './topic.ts';
import type { PlaceView } from './view.ts';

/** A figure with its margin of error, and whether one is known: published, published but not in the data, or not published. */
export interface Precision {
  readonly text: string;
  readonly margin: 'known' | 'lacking' | 'none';
}

/** How sure a place's figure is, or that of its best alternative; undefined where there is no figure. */
export function sayPrecision(topic: Topic, asked: Metric, { title, figures }: PlaceView): Precision | undefined {
  for (const metric of alternativesTo(asked, topic)) {
    const { label, unit } = metric;
    const reading = read(metric, figures);
    if (!reading) continue;
    const { dataset, margin } = reading;
    const value = formatFigure(reading, unit);
    const source = sourceWords(reading);
    if (margin === undefined)
      return {
        text: words.precision.plain(title, label, value, source),
        margin: dataset === 'acs5' || dataset === 'acs1' ? 'lacking' : 'none',
      };
    const give = formatDifference(margin, unit);
    return { text: words.precision.margin(title, label, value, give, source), margin: 'known' };
  }
  return undefined;
}
