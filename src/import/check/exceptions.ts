import { z } from 'zod';
import type { Finding } from './rule.ts';

/**
 * A finding that was looked into and is what the source says: `data/check-exceptions.json`. It stands for one figure of one
 * place, and says why it is let through.
 */
export const CheckException = z.object({
  rule: z.string(),
  geoid: z.string(),
  variable: z.string(),
  dataset: z.string().optional(),
  year: z.number().int().optional(),
  reason: z.string().min(1),
});
export type CheckException = z.infer<typeof CheckException>;

export interface Judged {
  /** What nobody has explained. */
  readonly failures: readonly Finding[];
  readonly explained: readonly { readonly finding: Finding; readonly reason: string }[];
  /** Exceptions that match nothing any more: the figure has changed, and the exception has to go. */
  readonly stale: readonly CheckException[];
}

/** Sorts findings into those that an exception explains and those that fail. */
export function judge(findings: readonly Finding[], exceptions: readonly CheckException[]): Judged {
  const used = new Set<CheckException>();
  const failures: Finding[] = [];
  const explained: { finding: Finding; reason: string }[] = [];
  for (const finding of findings) {
    const exception = exceptions.find((each) => matches(each, finding));
    if (exception === undefined) failures.push(finding);
    else {
      used.add(exception);
      explained.push({ finding, reason: exception.reason });
    }
  }
  return { failures, explained, stale: exceptions.filter((each) => !used.has(each)) };
}

function matches(exception: CheckException, finding: Finding): boolean {
  return (
    exception.rule === finding.rule &&
    exception.geoid === finding.geoid &&
    exception.variable === finding.variable &&
    exception.dataset === finding.dataset &&
    exception.year === finding.year
  );
}
