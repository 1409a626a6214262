import { existsSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { createRenderer, type Renderer } from '../../src/chart-server/renderer.ts';
import type { ChartRequest } from '../../src/chart-server/request/chart-request.ts';
import { anyRequest, CANARY } from './fuzz-configs.ts';
import { BARS } from './running.ts';

/** `CHART_FUZZ=20000 npx mocha test/chart-server/fuzz.test.ts` is the long run; CHART_FUZZ_SEED repeats one. */
const RUNS = Number(process.env.CHART_FUZZ ?? 300);
const SEED = Number(process.env.CHART_FUZZ_SEED ?? 20_261_122);
const RENDER_MS = 2_000;
/** Time that ending a worker, starting the next and waiting for the machine may take. */
const SLACK_MS = 15_000;
const STATUSES = [200, 400, 413, 422];

describe(`${RUNS} charts that nobody in their right mind would send`, function () {
  this.timeout(600_000 + RUNS * 500);
  let renderer: Renderer;
  before(() => {
    renderer = createRenderer({ threads: 2, cacheBytes: 1, limits: { renderMs: RENDER_MS } });
  });
  after(() => renderer.close());

  it('are each drawn or refused in time, change nothing for the next chart, run nothing and take no lasting memory', async () => {
    const drawBars = () => renderer.render({ chart: BARS });
    const before = await drawBars();
    const memory: number[] = [];
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const start = performance.now();
        const answer = await renderer.render(request as ChartRequest);
        expect(performance.now() - start).to.be.lessThan(RENDER_MS + SLACK_MS);
        expect(STATUSES, answer.headers['X-quickchart-error']).to.include(answer.status);
        expect(answer.body.length).to.be.greaterThan(0);
        if (++runs % 100 === 0) memory.push(process.memoryUsage().rss / 1e6);
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
    expect(existsSync(CANARY)).to.equal(false);
    for (let again = 0; again < 4; again++) expect((await drawBars()).body.equals(before.body)).to.equal(true);
    expect(growth(memory), `memory in MB: ${memory.map(Math.round).join(' ')}`).to.be.lessThan(250);
  });
});

/** Of the last quarter over the second one, in megabytes. */
function growth(memory: readonly number[]): number {
  const quarter = Math.floor(memory.length / 4);
  if (quarter === 0) return 0;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return mean(memory.slice(-quarter)) - mean(memory.slice(quarter, 2 * quarter));
}
