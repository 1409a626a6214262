import type { Changes } from '../import/check/changes.ts';

const shown = 20;

/** What an import changed, for the person who ran it: counts, and the first of each kind by name. */
export function describeChanges({ places, figures, added, gone, renamed, implausible }: Changes): string {
  return [
    `${count(figures)} figures of ${count(places)} places came in.`,
    ...section('Places that are new', added, ({ geoid, name }) => `${geoid} ${name}`),
    ...section('Places without profiles any more', gone, ({ geoid, name }) => `${geoid} ${name}`),
    ...section('Places with another name', renamed, ({ geoid, from, to }) => `${geoid} ${from} is now ${to}`),
    ...section('Figures that moved implausibly far: compare them with the source', implausible, (move) => {
      const from = `${String(move.before.value)} in ${String(move.before.year)}`;
      return `${move.geoid} ${move.name}, ${move.variable}: ${from}, ${String(move.now.value)} in ${String(move.now.year)}`;
    }),
  ].join('\n');
}

function section<T>(title: string, items: readonly T[], describe: (item: T) => string): readonly string[] {
  if (items.length === 0) return [];
  const rest = items.length > shown ? [`  and ${count(items.length - shown)} more`] : [];
  return [`${title} (${count(items.length)}):`, ...items.slice(0, shown).map((item) => `  ${describe(item)}`), ...rest];
}

function count(n: number): string {
  return n.toLocaleString('en-US');
}
