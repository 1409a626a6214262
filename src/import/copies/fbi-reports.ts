/** The two kinds of offences of Table 8. */
export const KINDS = ['violent', 'property'] as const;
export type Kind = (typeof KINDS)[number];

/** The counts of an agency by kind, a year after the other; undefined where the table has no row of the year. */
export type Counts = Readonly<Record<Kind, readonly (number | undefined)[]>>;

/** A count, or a zero that stands for no report at all. */
export type Reported = number | 'no report' | undefined;

/**
 * From where on a zero stands for no report: the mean of the agency's other years, and the offences of the other kind in the
 * same year. Below, the share of zeros falls steeply with the mean, as chance has it; from there on it falls no more: 1.3 % of
 * the years of agencies that usually count 8 violent offenses and of those that count 300, 0.4 % for 32 offenses against
 * property as for 500. Those are not places where nothing happened, but agencies that sent nothing.
 */
const NO_CHANCE: Readonly<Record<Kind, { readonly usual: number; readonly beside: number }>> = {
  violent: { usual: 8, beside: 200 },
  property: { usual: 32, beside: 8 },
};

/** Fewer people than this: one offence more moves the rate by more than the violent crime rate of the median city, 2 per 1,000. */
const FEWEST_PEOPLE = 500;
/**
 * Offences per 1,000 residents beyond which they are not told so. Of the 33,800 years of agencies with 2,500 people or more three
 * are beyond, each at three to ten times what the same agency counted in its other years.
 */
const MOST: Readonly<Record<Kind, number>> = { violent: 40, property: 250 };

/**
 * The counts with the zeros found out that stand for no report. A zero is measured against the agency's other years, which tell
 * most; only where those have no offence either, against the other kind.
 */
export function reportedOf(counts: Counts): Readonly<Record<Kind, readonly Reported[]>> {
  return { violent: reports('violent', 'property'), property: reports('property', 'violent') };

  function reports(kind: Kind, other: Kind): readonly Reported[] {
    const { usual, beside } = NO_CHANCE[kind];
    const positive = counts[kind].filter((count) => count !== undefined && count > 0) as readonly number[];
    const mean = positive.reduce((sum, count) => sum + count, 0) / positive.length;
    return counts[kind].map((count, year) => {
      const isReport = positive.length > 0 ? mean < usual : (counts[other][year] ?? 0) < beside;
      return count !== 0 || isReport ? count : 'no report';
    });
  }
}

/**
 * True where offences per resident say nothing of a year: so few people live there, or so many offences stand against them, that
 * those who work, shop or pass through are the ones who meet with them, or one of the numbers is a misprint.
 */
export function saysNothingAsRate(people: number, counts: Readonly<Record<Kind, Reported>>): boolean {
  if (people < FEWEST_PEOPLE) return true;
  return KINDS.some((kind) => {
    const count = counts[kind];
    return typeof count === 'number' && (count / people) * 1000 > MOST[kind];
  });
}
