/** What the fake does to a call instead of answering it. `taken`: the message is delivered all the same, only the answer is lost. */
export type Fault =
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly code: number;
      readonly subcode?: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'page'; readonly status: number }
  | { readonly kind: 'hang' | 'reset'; readonly taken: boolean };

export const FAULTS = {
  outage: { kind: 'error', status: 500, code: 2 },
  proxy: { kind: 'page', status: 502 },
  rate: { kind: 'error', status: 400, code: 613 },
  token: { kind: 'error', status: 401, code: 190 },
  policy: { kind: 'error', status: 403, code: 368 },
  window: { kind: 'error', status: 400, code: 10, subcode: 2018278 },
  gone: { kind: 'error', status: 400, code: 551 },
  picture: { kind: 'error', status: 400, code: 100, subcode: 2018008 },
  payload: { kind: 'error', status: 400, code: 100 },
  hang: { kind: 'hang', taken: false },
  reset: { kind: 'reset', taken: false },
  resetAfterTaking: { kind: 'reset', taken: true },
} as const satisfies Record<string, Fault>;

/** Decides for each call of a kind (with a message, or any other to a person), by its number from 1. */
export type Schedule = (number: number) => Fault | undefined;

/** The given faults, one a call, from the next call on. */
export function inOrder(...faults: readonly (Fault | undefined)[]): Schedule {
  let at = 0;
  return () => faults[at++];
}

/** A fault at every n-th call, going round. */
export function everyNth(n: number, ...faults: readonly Fault[]): Schedule {
  return (number) => (number % n === 0 ? faults[(number / n - 1) % faults.length] : undefined);
}
