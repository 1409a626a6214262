import { BadChart } from '../errors.ts';

/** Parameters of a request by their name; the last one wins. */
export type Parameters = Readonly<Record<string, string>>;

/**
 * The parameters of a query string. A `+` is a space, as forms write it, but stays a `+` where the parameters say that the chart is
 * base64: QuickChart's clients send it unescaped there.
 * @throws BadChart where a `%` is not followed by a character's code
 */
export function readQuery(query: string): Parameters {
  const base64 = /(?:^|&)encoding=base64(?:&|$)/.test(query);
  const decode = (text: string) => decodeURIComponent(base64 ? text : text.replaceAll('+', ' '));
  try {
    return Object.fromEntries(
      query
        .split('&')
        .filter((pair) => pair !== '')
        .map((pair) => {
          const at = pair.indexOf('=');
          return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))];
        }),
    );
  } catch (error) {
    throw new BadChart('The address is not well encoded: write % as %25, or encode the whole chart.', { cause: error });
  }
}

/** The part of an address after its `?`. */
export function queryOf(url: string): string {
  const [beforeHash = ''] = url.split('#', 1);
  const at = beforeHash.indexOf('?');
  return at < 0 ? '' : beforeHash.slice(at + 1);
}
