/** Cities and states that stand for `@place` and `@state` where a phrase is shown as a person would say it. */
const PLACES = ['Boise', 'Tacoma', 'Tulsa', 'Reno'];
const STATES = ['Texas', 'Ohio'];

/** A phrase of the corpus as somebody would say it: "rent in Boise". */
export function asSaid(phrase: string): string {
  const [places, states] = [[...PLACES], [...STATES]];
  return phrase
    .replace(/@place\b/g, () => places.shift() ?? 'Salem')
    .replace(/@state\b/g, () => states.shift() ?? 'Ohio');
}
