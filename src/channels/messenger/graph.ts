import { z } from 'zod';
import { DeliveryError } from '../delivery-error.ts';
import { GraphError, notGraph, unreached } from './errors.ts';
import { Gate } from './gate.ts';
import { appSecretProof } from './signature.ts';
import { restOf } from './usage.ts';

export interface GraphOptions {
  /** `https://graph.facebook.com`, or any http or https base with that API. */
  readonly url: string;
  /** `v25.0` */
  readonly version: string;
  readonly pageToken: string;
  readonly appSecret: string;
  readonly timeoutMs?: number;
  readonly now?: () => number;
}

/** One call of the Graph API, as plain data. `path` is relative to the version: `/me/messages`. */
export interface GraphCall {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const TIMEOUT_MS = 10_000;

const faultSchema = z.object({
  error: z.object({
    message: z.string().catch(''),
    code: z.number(),
    error_subcode: z.number().optional().catch(undefined),
    is_transient: z.boolean().optional().catch(undefined),
    fbtrace_id: z.string().optional().catch(undefined),
  }),
});

const answerSchema = z.record(z.string(), z.unknown());
export type GraphAnswer = z.infer<typeof answerSchema>;

/**
 * Calls Meta's Graph API for one page. Every failure is a DeliveryError whose remedy says what to do; while a rest or a token or policy
 * error stands in the way, calls fail without being made. The token travels in a header, where no proxy or access log keeps it.
 */
export class GraphClient {
  private readonly options: GraphOptions;
  private readonly gate: Gate;

  constructor(options: GraphOptions) {
    this.options = options;
    this.gate = new Gate(options.now ?? Date.now);
  }

  /** `deadline` ends the call even before its time-out. */
  async call(call: GraphCall, deadline?: AbortSignal): Promise<GraphAnswer> {
    this.gate.pass();
    try {
      const answer = await this.fetch(call, deadline);
      this.gate.open();
      return answer;
    } catch (error) {
      if (error instanceof DeliveryError && error.remedy === 'stop') this.gate.stop(error);
      else if (error instanceof GraphError) this.gate.open(); // refused for another reason: the token is good
      if (error instanceof DeliveryError && error.remedy === 'pause') this.gate.rest(error.retryAfterMs ?? 0);
      throw error;
    }
  }

  private async fetch(call: GraphCall, deadline?: AbortSignal): Promise<GraphAnswer> {
    const { status, headers, text } = await this.exchange(call, deadline);
    const rest = restOf(headers);
    const body: unknown = parse(text);
    const fault = faultSchema.safeParse(body);
    if (fault.success) {
      const { code, message, error_subcode: subcode, is_transient: transient, fbtrace_id: trace } = fault.data.error;
      throw new GraphError({ code, message, subcode, transient, trace }, status, rest);
    }
    const answer = answerSchema.safeParse(body);
    if (status < 200 || status > 299 || !answer.success) throw notGraph(status);
    if (rest !== undefined) this.gate.rest(rest);
    return answer.data;
  }

  private async exchange(
    call: GraphCall,
    deadline?: AbortSignal,
  ): Promise<{ status: number; headers: Headers; text: string }> {
    const { url, version, pageToken, appSecret, timeoutMs = TIMEOUT_MS } = this.options;
    const address = new URL(`${url.replace(/\/+$/, '')}/${version}${call.path}`);
    for (const [name, value] of Object.entries(call.query ?? {})) address.searchParams.set(name, value);
    address.searchParams.set('appsecret_proof', appSecretProof(pageToken, appSecret));
    try {
      const response = await fetch(address, {
        method: call.method,
        headers: { authorization: `Bearer ${pageToken}`, 'content-type': 'application/json' },
        body: call.body === undefined ? undefined : JSON.stringify(call.body),
        redirect: 'error', // a redirect would carry the token elsewhere
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(deadline ? [deadline] : [])]),
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    } catch (cause) {
      throw unreached(cause);
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
