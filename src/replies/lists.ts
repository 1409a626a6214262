const english = new Intl.ListFormat('en-US', { style: 'long', type: 'conjunction' });

/** "Reno", "Reno and Boise", "Reno, Boise, and Provo". */
export function list(items: readonly string[]): string {
  return english.format(items);
}
