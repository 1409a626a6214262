import JSON5 from 'json5';
import { BadChart } from '../errors.ts';

/**
 * Calls that QuickChart's clients write into a configuration. They are read as data: `getGradientFillHelper('vertical', ['red', 'blue'])`
 * becomes `{ "$call": "getGradientFillHelper", "arguments": ["vertical", ["red", "blue"]] }`.
 */
export const CALL = '$call';

export const CALLS = ['getGradientFillHelper', 'getGradientFill', 'getImageFill', 'pattern.draw'] as const;

export interface Call {
  readonly [CALL]: (typeof CALLS)[number];
  readonly arguments: readonly unknown[];
}

/**
 * Strings and comments are taken whole, so that nothing inside them is read as a call; every name is taken whole. Each alternative
 * matches wherever it starts, also at an end that is missing: the time stays linear in the length of the text.
 */
const TOKENS = new RegExp(
  [
    String.raw`"(?:\\[\s\S]|[^"\\])*(?:"|$)`,
    String.raw`'(?:\\[\s\S]|[^'\\])*(?:'|$)`,
    String.raw`\/\/[^\n\r]*`,
    String.raw`\/\*[\s\S]*?(?:\*\/|$)`,
    String.raw`(?<name>[A-Za-z_$][\w$.]*)(?<open>\s*\()?`,
    String.raw`(?<close>\))`,
    String.raw`(?<arrow>=>)`,
  ].join('|'),
  'g',
);

/**
 * The value that a configuration's text stands for: JSON, JSON5, and the calls above. Nothing is evaluated.
 * @throws BadChart where the text is neither, or has a function in it.
 */
export function parseConfig(text: string): unknown {
  const json = tryParse(() => JSON.parse(text) as unknown);
  if (json.ok) return json.value;
  const json5 = tryParse(() => JSON5.parse<unknown>(callsAsData(text)));
  if (json5.ok) return json5.value;
  throw new BadChart(`The chart is not JSON or JSON5: ${json5.error.message.replace(/^JSON5: /, '')}`, {
    cause: json5.error,
  });
}

function callsAsData(text: string): string {
  return text.replace(TOKENS, (token, ...rest) => {
    const { name, open, close, arrow } = rest.at(-1) as Partial<Record<string, string>>;
    if (arrow || name === 'function') throw functionsRefused();
    if (close) return ']}';
    if (name === 'undefined') return 'null';
    if (!name || !open) return token;
    if (!isCall(name)) {
      throw new BadChart(
        `The chart calls ${name.slice(0, 40)}(), which this server doesn't know: it knows ${CALLS.join(', ')}.`,
      );
    }
    return `{"${CALL}":"${name}","arguments":[`;
  });
}

export function functionsRefused(): BadChart {
  return new BadChart(
    'The chart has a function in it. Functions are not run here: name a format instead, such as "formatter": "usd-short".',
  );
}

function isCall(name: string): name is Call[typeof CALL] {
  return (CALLS as readonly string[]).includes(name);
}

function tryParse(parse: () => unknown): { ok: true; value: unknown } | { ok: false; error: Error } {
  try {
    return { ok: true, value: parse() };
  } catch (error) {
    if (error instanceof BadChart || !(error instanceof Error)) throw error;
    return { ok: false, error };
  }
}
