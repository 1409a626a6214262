import { sourceWords } from '../replies/words/sources.ts';
import type { Said } from './sentences.ts';

/**
 * Sentences as one text, or lines that need no full stop. Each source is named once after the sentences that it covers: "... is
 * $1,998 a month. 23.1 % of renters ... (ACS 2019-2023)."
 */
export function joinSaid(said: readonly Said[], separator: ' ' | '\n' = ' '): string {
  return said
    .map(({ text, source, note }, index) => {
      const behind = note === undefined ? '' : ` ${note}`;
      if (!source) return `${text}${behind}`;
      const next = said.slice(index + 1).find((other) => other.source);
      const words = sourceWords(source);
      if (next?.source && said[index + 1]?.source && sourceWords(next.source) === words) return `${text}${behind}`;
      return `${text.endsWith('.') ? `${text.slice(0, -1)} (${words}).` : `${text} (${words})`}${behind}`;
    })
    .join(separator);
}
