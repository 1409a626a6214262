import { expect } from 'chai';
import { type RunningChartServer, runChartServer, sizeOf } from './running.ts';
import { type Row, TABLE } from './conformance-table.ts';

describe("the chart server speaks QuickChart's interface", function () {
  this.timeout(60_000);
  let server: RunningChartServer;
  before(async () => {
    server = await runChartServer();
  });
  after(() => server.close());

  async function ask({ get, post }: Row): Promise<Response> {
    if (get !== undefined) return fetch(`${server.url}${get}`);
    return fetch(`${server.url}/chart`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(post),
    });
  }

  for (const [part, rows] of Object.entries(TABLE)) {
    describe(part, () => {
      for (const row of rows) {
        it(`${row.what}${row.differs ? ` (${row.differs})` : ''}`, async () => {
          const response = await ask(row);
          const body = Buffer.from(await response.arrayBuffer());
          const type = response.headers.get('content-type') ?? '';
          expect(response.status, response.headers.get('x-quickchart-error') ?? '').to.equal(row.status ?? 200);
          if (row.type !== undefined) expect(type).to.equal(row.type);
          if (row.size !== undefined) expect(await sizeOf(body, type)).to.equal(row.size);
          if (row.status === 400)
            expect(response.headers.get('x-quickchart-error')).to.be.a('string').that.is.not.empty;
        });
      }
    });
  }
});
