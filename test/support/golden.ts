/** One step of a golden dialogue: what the person does, and what must come of it. */
export interface Step {
  readonly line: number;
  readonly does:
    { readonly kind: 'says' | 'taps'; readonly text: string } | { readonly kind: 'waits'; readonly days: number };
  readonly expects: readonly Expectation[];
}

export type Expectation =
  | {
      readonly kind: 'understood';
      readonly intent: string;
      readonly topic?: string;
      readonly metric?: string;
      readonly places: readonly string[];
    }
  | { readonly kind: 'offers places'; readonly places: readonly string[] }
  | { readonly kind: 'carried'; readonly what: readonly string[] }
  | { readonly kind: 'answer has' | 'answer lacks' | 'button'; readonly text: string }
  | { readonly kind: 'picture'; readonly present: boolean };

/**
 * Reads a golden dialogue. One line is one thing; what follows a `>` or `*` line is expected of its answer:
 *
 *     # a comment
 *     > the person says this
 *     * the person taps the button or quick reply of this title
 *     @ 40 days pass
 *     = intent topic/metric geoid geoid     (a dash for no topic)
 *     ? geoid geoid                         the places it asks about
 *     ~ places topic                        what was carried
 *     < words that the answer has           ! words that it lacks
 *     [A button]                            (picture) or (no picture)
 */
export function parseGolden(text: string): readonly Step[] {
  const steps: { line: number; does: Step['does']; expects: Expectation[] }[] = [];
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return;
    const does = parseAct(line);
    if (does) {
      steps.push({ line: index + 1, does, expects: [] });
      return;
    }
    const last = steps.at(-1);
    if (!last) throw new Error(`line ${index + 1}: nothing was said yet`);
    last.expects.push(parseExpectation(line, index + 1));
  });
  return steps;
}

function parseAct(line: string): Step['does'] | undefined {
  const rest = line.slice(1).trim();
  if (line.startsWith('>')) return { kind: 'says', text: rest };
  if (line.startsWith('*')) return { kind: 'taps', text: rest };
  if (line.startsWith('@')) return { kind: 'waits', days: Number.parseInt(rest, 10) };
  return undefined;
}

function parseExpectation(line: string, number: number): Expectation {
  const rest = line.slice(1).trim();
  const words = rest.split(/\s+/);
  if (line === '(picture)' || line === '(no picture)') return { kind: 'picture', present: line === '(picture)' };
  if (line.startsWith('[') && line.endsWith(']')) return { kind: 'button', text: line.slice(1, -1) };
  switch (line[0]) {
    case '=': {
      const [intent = '', subject = '-', ...places] = words;
      const [topic, metric] = subject === '-' ? [] : subject.split('/');
      return { kind: 'understood', intent, topic, metric, places };
    }
    case '?':
      return { kind: 'offers places', places: words };
    case '~':
      return { kind: 'carried', what: words };
    case '<':
      return { kind: 'answer has', text: rest };
    case '!':
      return { kind: 'answer lacks', text: rest };
    default:
      throw new Error(`line ${number}: "${line}" is no line of a golden dialogue`);
  }
}
