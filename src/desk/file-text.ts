/** Where a line of a file ends for prettier (`.prettierrc.json`): what fits into one stays in one. */
const WIDTH = 120;

type Path = readonly (string | number)[];

/**
 * The text of a JSON file with strings added to the end of a list in it. All else stays as it is written, so that a diff shows only
 * the lines added; the list is laid out as prettier does.
 * @param path the keys and positions that lead to the list
 * @throws RangeError where no list stands there
 */
export function withLines(source: string, path: Path, added: readonly string[]): string {
  if (added.length === 0) return source;
  const list = find(new Scanner(source), path);
  if (list === undefined) throw new RangeError(`no list stands at ${path.join('.')}`);
  const items = [
    ...list.items.map(([from, to]) => source.slice(from, to)),
    ...added.map((text) => JSON.stringify(text)),
  ];
  const lineStart = source.lastIndexOf('\n', list.from) + 1;
  const before = source.slice(lineStart, list.from);
  const indent = /^ */.exec(before)?.[0] ?? '';
  const after = source[list.to] === ',' ? 1 : 0;
  const inOneLine = `[${items.join(', ')}]`;
  const fits = before.length + inOneLine.length + after <= WIDTH && !inOneLine.includes('\n');
  const wasBroken = list.items.length > 0 && source.slice(list.from, list.to).includes('\n');
  const written =
    fits && !wasBroken ? inOneLine : `[\n${items.map((item) => `${indent}  ${item}`).join(',\n')}\n${indent}]`;
  return source.slice(0, list.from) + written + source.slice(list.to);
}

interface List {
  /** Offsets of the list with its brackets, and of each of its items. */
  readonly from: number;
  readonly to: number;
  readonly items: readonly (readonly [number, number])[];
}

/** Follows a path through the JSON that begins where the scanner stands. */
function find(scanner: Scanner, path: Path): List | undefined {
  const [key, ...rest] = path;
  const from = scanner.at;
  if (key === undefined) {
    if (scanner.next !== '[') return undefined;
    const items = [...scanner.list()];
    return { from, to: scanner.at, items };
  }
  if (typeof key === 'number') {
    if (scanner.next !== '[') return undefined;
    for (const [at, item] of enumerated(scanner.list())) if (at === key) return find(scanner.from(item[0]), rest);
    return undefined;
  }
  if (scanner.next !== '{') return undefined;
  for (const { name, value } of scanner.members()) if (name === key) return find(scanner.from(value), rest);
  return undefined;
}

function* enumerated<T>(items: Iterable<T>): Generator<readonly [number, T]> {
  let at = 0;
  for (const item of items) {
    yield [at, item];
    at += 1;
  }
}

function drain(items: Iterator<unknown>): void {
  while (items.next().done !== true) continue;
}

/** Walks over text that is known to be JSON. */
class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string, at = 0) {
    this.#text = text;
    this.#at = at;
    this.#blanks();
  }

  get at(): number {
    return this.#at;
  }

  get next(): string | undefined {
    return this.#text[this.#at];
  }

  from(at: number): Scanner {
    return new Scanner(this.#text, at);
  }

  /** The offsets of each item of the list that begins here; stands behind the list at the end. */
  *list(): Generator<readonly [number, number]> {
    for (this.#pass('['); this.next !== ']'; this.#comma()) {
      const from = this.#at;
      this.#value();
      yield [from, this.#at];
      this.#blanks();
    }
    this.#at += 1;
  }

  /** Each name with the offset of its value, of the object that begins here; stands behind the object at the end. */
  *members(): Generator<{ readonly name: string; readonly value: number }> {
    for (this.#pass('{'); this.next !== '}'; this.#comma()) {
      const from = this.#at;
      this.#string();
      const name = JSON.parse(this.#text.slice(from, this.#at)) as string;
      this.#blanks();
      this.#pass(':');
      yield { name, value: this.#at };
      this.#value();
      this.#blanks();
    }
    this.#at += 1;
  }

  #value(): void {
    if (this.next === '[') drain(this.list());
    else if (this.next === '{') drain(this.members());
    else if (this.next === '"') this.#string();
    else this.#match(/[^\s,\]}]+/y);
  }

  #string(): void {
    this.#match(/"(?:[^"\\]|\\.)*"/y);
  }

  #comma(): void {
    if (this.next === ',') this.#pass(',');
  }

  #pass(character: string): void {
    this.#at += character.length;
    this.#blanks();
  }

  #blanks(): void {
    this.#match(/\s*/y);
  }

  #match(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    this.#at += pattern.exec(this.#text)?.[0].length ?? 0;
  }
}
