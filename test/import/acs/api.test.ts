import { expect } from 'chai';
import { createCensusApi } from '../../../src/import/acs/api.ts';
import type { CensusApi, CensusApiOptions, PageRequest } from '../../../src/import/acs/api.ts';
import {
  CensusFormatChanged,
  CensusKeyRefused,
  CensusQuotaExceeded,
  CensusRequestRefused,
  CensusUnreachable,
  CensusVintageUnknown,
} from '../../../src/import/acs/errors.ts';
import { startFakeCensusApi } from '../../fakes/census-api.ts';
import type { FakeCensusApi, Fault } from '../../fakes/census-api.ts';
import { excerpts } from '../../support/census-sources.ts';
import { tableOfExport } from '../../support/census-tables.ts';

const tables = [tableOfExport(excerpts.oregon(2023))];
const now = Date.parse('2026-11-22T12:00:00Z');
const portland: PageRequest = {
  year: 2023,
  areas: { level: 'place', state: '41' },
  columns: ['DP03_0062E', 'DP03_0062M'],
};

describe('the Census API', () => {
  let fake: FakeCensusApi;
  let faults: (Fault | undefined)[];
  let waits: number[];

  beforeEach(async () => {
    faults = [];
    waits = [];
    fake = await startFakeCensusApi({ tables, key: 'good', faultAt: (n) => faults[n - 1] });
  });
  afterEach(() => fake.close());

  function client(changes: Partial<CensusApiOptions> = {}): CensusApi {
    return createCensusApi({
      baseUrl: fake.url,
      key: 'good',
      sleep: (ms, signal) => {
        signal.throwIfAborted();
        waits.push(ms);
        return Promise.resolve();
      },
      now: () => now,
      random: () => 0,
      signal: new AbortController().signal,
      ...changes,
    });
  }

  async function failure(work: Promise<unknown>): Promise<unknown> {
    return work.then(
      () => undefined,
      (error: unknown) => error,
    );
  }

  it('gives the places of a state with the cells asked for', async () => {
    const [header, ...rows] = await client().page(portland);
    expect(header).to.deep.equal(['NAME', 'DP03_0062E', 'DP03_0062M', 'state', 'place']);
    expect(rows.find((row) => row[4] === '59000')).to.deep.equal([
      'Portland city, Oregon',
      '88792',
      '2053',
      '41',
      '59000',
    ]);
  });

  it('gives an empty table for a state without such places', async () => {
    expect(await client().page({ ...portland, areas: { level: 'place', state: '11' } })).to.deep.equal([
      ['NAME', 'DP03_0062E', 'DP03_0062M', 'state', 'place'],
    ]);
  });

  it('gives the labels of a table in its order', async () => {
    const labels = [...(await client().labels(2023, 'DP03'))].filter(([code]) => code.startsWith('DP03'));
    expect(labels[0]).to.deep.equal(['DP03_0001E', 'Estimate!!EMPLOYMENT STATUS!!Population 16 years and over']);
  });

  describe('what passes is tried again', () => {
    const passing: Record<string, Fault> = {
      'too many requests': { kind: 'status', status: 429 },
      'a server error': { kind: 'status', status: 500 },
      'a gateway error': { kind: 'status', status: 502, body: '<html>Bad Gateway</html>' },
      'a reset connection': { kind: 'reset' },
      'JSON that was cut off': { kind: 'cut-off' },
      'a page for people': { kind: 'answer', body: '<html><title>Scheduled maintenance</title></html>' },
    };
    for (const [what, fault] of Object.entries(passing)) {
      it(what, async () => {
        faults = [fault, fault, fault];
        expect(await client().page(portland)).to.have.length.above(20);
        expect(waits).to.deep.equal([1000, 2000, 4000]);
      });
    }

    it('after the time that the server asks for, in seconds or as a date', async () => {
      faults = [
        { kind: 'status', status: 429, retryAfter: '7' },
        { kind: 'status', status: 429, retryAfter: new Date(now + 90_000).toUTCString() },
      ];
      await client().page(portland);
      expect(waits).to.deep.equal([7000, 90_000]);
    });

    it('a server that says nothing at all, after the time-out', async () => {
      faults = [{ kind: 'hang' }];
      expect(await client({ timeoutMs: 200 }).page(portland)).to.have.length.above(20);
    });

    it('but not for ever', async () => {
      faults = Array.from({ length: 9 }, () => ({ kind: 'reset' }) as const);
      expect(await failure(client().page(portland))).to.be.instanceOf(CensusUnreachable);
      expect(fake.requests).to.have.length(6);
    });
  });

  describe('what does not pass is told apart, at once', () => {
    afterEach(() => expect(waits).to.deep.equal([]));

    it('a wrong key and a missing one', async () => {
      for (const key of ['bad', '']) {
        const error = await failure(client({ key }).page(portland));
        expect(error).to.be.instanceOf(CensusKeyRefused);
        expect(String(error)).to.include('key_signup.html').and.not.include('bad');
      }
    });
    it('a used-up allowance, by its words or by the length of the wait', async () => {
      faults = [
        { kind: 'status', status: 403, body: 'You have exceeded your daily quota.' },
        { kind: 'status', status: 429, retryAfter: '7200' },
      ];
      expect(await failure(client().page(portland))).to.be.instanceOf(CensusQuotaExceeded);
      expect(String(await failure(client().page(portland)))).to.include('120 minutes');
    });
    it('a column that the vintage does not have', async () => {
      const error = await failure(client().page({ ...portland, columns: ['DP03_9999E'] }));
      expect(error).to.be.instanceOf(CensusRequestRefused);
      expect(String(error)).to.include('DP03_9999E');
    });
    it('a vintage that is not out', async () => {
      expect(await failure(client().labels(2031, 'DP03'))).to.be.instanceOf(CensusVintageUnknown);
    });
    it('an answer of another form', async () => {
      for (const body of ['{"rows": []}', '[["NAME","DP03_0062E"],["a","1"]]', '[[]]', '42']) {
        faults.push({ kind: 'answer', body });
      }
      for (let i = 0; i < 4; i += 1) {
        expect(await failure(client().page(portland))).to.be.instanceOf(CensusFormatChanged);
      }
    });
  });

  it('stops at once when it is asked to', async () => {
    const stop = new AbortController();
    faults = [{ kind: 'hang' }];
    const page = failure(client({ signal: stop.signal }).page(portland));
    stop.abort(new Error('stopped'));
    expect(await page).to.have.property('message', 'stopped');
    expect(waits).to.deep.equal([]);
  });
});
