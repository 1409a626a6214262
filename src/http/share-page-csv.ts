import type { TopicTable } from '../topics/topic-table.ts';
import type { Topic } from '../topics/topic.ts';

const HEAD = [
  'geoid',
  'place',
  'topic',
  'figure',
  'description',
  'unit',
  'value',
  'bound',
  'margin_of_error',
  'dataset',
  'period',
] as const;

/** The figures as CSV (RFC 4180): a line for each figure of each place; margins are for 90 % confidence. */
export function csvOf(topic: Topic, { views, rows }: TopicTable): string {
  const lines = rows.flatMap(({ metric, cells }) =>
    cells.flatMap((cell, index) => {
      const view = views[index];
      if (!cell || !view) return [];
      const { value, bound = '', margin = '', dataset, year, month } = cell;
      const { geoid } = view.place;
      return [
        [
          geoid,
          view.title,
          topic.id,
          metric.id,
          metric.label,
          metric.unit,
          value,
          bound,
          margin,
          dataset,
          month ?? year,
        ],
      ];
    }),
  );
  return [HEAD, ...lines].map((line) => `${line.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
