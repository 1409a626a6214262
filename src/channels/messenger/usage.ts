import { z } from 'zod';

/** At this share of the allowance, in percent, sending rests before it is refused. */
const FULL_PERCENT = 95;

/** How long to rest when the headers don't say; Graph counts over a sliding hour, so that some room comes back soon. */
const REST_MS = 60_000;

const counts = z.object({
  call_count: z.number().catch(0),
  total_time: z.number().catch(0),
  total_cputime: z.number().catch(0),
  estimated_time_to_regain_access: z.number().catch(0),
});
const byBusiness = z.record(z.string(), z.array(counts));

/**
 * How long sending has to rest, in milliseconds, by `Retry-After` (seconds), `X-App-Usage` and `X-Business-Use-Case-Usage`
 * (percent of the allowance, and minutes until it is regained); undefined while there is room. Headers that can't be read say nothing.
 * Source: https://developers.facebook.com/docs/graph-api/overview/rate-limiting
 */
export function restOf(headers: Headers): number | undefined {
  const app = counts.safeParse(json(headers.get('x-app-usage')));
  const business = byBusiness.safeParse(json(headers.get('x-business-use-case-usage')));
  const usages = [...(app.success ? [app.data] : []), ...(business.success ? Object.values(business.data).flat() : [])];
  const rests = usages.map((usage) => {
    const regain = usage.estimated_time_to_regain_access * 60_000;
    const percent = Math.max(usage.call_count, usage.total_time, usage.total_cputime);
    return regain > 0 ? regain : percent >= FULL_PERCENT ? REST_MS : 0;
  });
  const longest = Math.max(0, Number(headers.get('retry-after') ?? 0) * 1000 || 0, ...rests);
  return longest > 0 ? longest : undefined;
}

function json(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
