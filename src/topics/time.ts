/** A year or a month: `2020`, `2020-01`. */
export type When = string;

/** A figure of one time; or its change over a stretch of time, both ends included, as far as is known where one is left out. */
export type TimeQuestion = { readonly at: When } | ChangeQuestion;

export interface ChangeQuestion {
  readonly since?: When;
  readonly until?: When;
  readonly at?: undefined;
}

/** Which of two times is earlier, by the coarser of them: June 2020 is neither before nor after 2020. Negative where it is the first. */
export function compareTimes(a: When, b: When): number {
  const length = Math.min(a.length, b.length);
  const [one, other] = [a.slice(0, length), b.slice(0, length)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The time of a figure. */
export function whenOf({ year, month }: { readonly year: number; readonly month?: string }): When {
  return month ?? String(year);
}

/** Whether a time lies in a stretch of time. */
export function isWithin(when: When, { since, until }: ChangeQuestion): boolean {
  return (
    (since === undefined || compareTimes(when, since) >= 0) && (until === undefined || compareTimes(when, until) <= 0)
  );
}

/** The year of a time. */
export function yearOf(when: When): number {
  return Number(when.slice(0, 4));
}

export function isMonth(when: When): boolean {
  return when.length > 4;
}
