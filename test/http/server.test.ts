import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import type { Request, Response, Server } from 'restify';
import { mountHealth } from '../../src/http/health.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { createHttpServer, listen, PortInUseError, stopListening } from '../../src/http/server.ts';
import type { Database } from '../../src/database/database.ts';
import { createLog } from '../../src/log.ts';
import { testDatabase } from '../support/database.ts';

describe('the HTTP server', () => {
  let server: Server;
  let url: string;

  const start = async (mount: (server: Server) => void): Promise<void> => {
    server = createHttpServer(createLog('silent'));
    mount(server);
    await listen(server, 0);
    url = `http://localhost:${server.address().port}`;
  };

  afterEach(() => stopListening(server));

  const post = (path: string, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    fetch(`${url}${path}`, { method: 'POST', body, headers });

  it('answers an unknown address and a wrong method in JSON', async () => {
    await start((at) =>
      at.get('/here', async (_request: Request, response: Response) => {
        response.send(200);
        return Promise.resolve();
      }),
    );
    const unknown = await fetch(`${url}/nowhere`, { headers: { accept: 'image/png' } });
    expect(unknown.status).to.equal(404);
    expect(await unknown.json()).to.have.nested.property('error.code', 404);
    expect((await post('/here', '{}')).status).to.equal(405);
  });

  it('does not tell what it is made of', async () => {
    await start(() => undefined);
    const { headers } = await fetch(`${url}/`);
    expect(headers.get('server')).to.equal(null);
    expect(headers.get('x-powered-by')).to.equal(null);
  });

  it('answers 500 without the cause when a handler fails, and goes on', async () => {
    await start((at) => {
      at.get('/fails', async () => Promise.reject(new Error('secret cause')));
      at.get('/half', async (_request: Request, response: Response) => {
        response.writeHead(200);
        response.write('half');
        return Promise.reject(new Error('broke off'));
      });
    });
    const failed = await fetch(`${url}/fails`);
    expect(failed.status).to.equal(500);
    expect(await failed.text()).not.to.include('secret');
    const half = await fetch(`${url}/half`)
      .then((response) => response.text())
      .catch(() => 'cut off');
    expect(half).to.equal('cut off');
    expect((await fetch(`${url}/nowhere`)).status).to.equal(404);
  });

  it('goes on when a client hangs up in the middle of an answer', async () => {
    let closed: Promise<unknown> = Promise.resolve();
    await start((at) =>
      at.get('/long', async (_request: Request, response: Response) => {
        closed = once(response, 'close');
        response.writeHead(200);
        response.write('x'.repeat(1_000_000));
        await closed;
        throw new Error('nobody is there');
      }),
    );
    const { port } = server.address();
    const client = connect(port, '127.0.0.1');
    client.write('GET /long HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await once(client, 'data');
    client.destroy();
    await closed;
    expect((await fetch(`${url}/nowhere`)).status).to.equal(404);
  });

  it('reads JSON up to 1 MB where it is wanted, keeps its bytes, and refuses the rest', async () => {
    await start((at) =>
      at.post('/api/messages', async (request: Request & { rawBody?: Buffer }, response: Response) => {
        response.send(200, { body: request.body as unknown, raw: String(request.rawBody) });
        return Promise.resolve();
      }),
    );
    const read = await post('/api/messages', '{"a": "ü"}');
    expect(await read.json()).to.deep.equal({ body: { a: 'ü' }, raw: '{"a": "ü"}' });
    expect((await post('/api/messages', '{"a"')).status).to.equal(400);
    expect((await post('/api/messages', 'a=1', { 'content-type': 'text/plain' })).status).to.equal(415);
    expect((await post('/api/messages', JSON.stringify('x'.repeat(1024 * 1024)))).status).to.equal(413);
  });

  it('leaves the body of every other route as it came', async () => {
    await start((at) =>
      at.post('/raw', async (request: Request, response: Response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
        response.send(200, Buffer.concat(chunks).toString());
      }),
    );
    expect(await (await post('/raw', '{"a": 1}')).json()).to.equal('{"a": 1}');
  });

  it('says that a port is in use and what to do', async () => {
    await start(() => undefined);
    const second = createHttpServer(createLog('silent'));
    const cause: unknown = await listen(second, server.address().port).catch((error: unknown) => error);
    expect(cause).to.be.instanceOf(PortInUseError);
    expect(String(cause)).to.include('PORT');
  });

  describe('health', () => {
    let database: Database;
    before(async () => (database = await testDatabase()));
    after(() => database.close());

    it('is alive whatever fails, and ready when every check passes', async () => {
      let failing = true;
      const check = (): Promise<void> => (failing ? Promise.reject(new Error('places are away')) : Promise.resolve());
      await start((at) => mountHealth(at, { places: check, database: () => database.ping() }, createMetrics(database)));
      expect((await fetch(`${url}/healthz`)).status).to.equal(200);
      const away = await fetch(`${url}/readyz`);
      expect(away.status).to.equal(503);
      expect(await away.json()).to.deep.equal({
        status: 'not ready',
        checks: { places: 'places are away', database: 'ok' },
      });
      failing = false;
      expect((await fetch(`${url}/readyz`)).status).to.equal(200);
    });

    it('shows the sizes of inbox and outbox as they are, in the format of Prometheus', async () => {
      await start((at) => mountHealth(at, {}, createMetrics(database)));
      await database.prisma.outboxMessage.create({
        data: { channel: 'terminal', person: 'a', conversation: 'a', address: {}, reply: {} },
      });
      const response = await fetch(`${url}/metrics`);
      expect(response.headers.get('content-type')).to.include('text/plain');
      const text = await response.text();
      expect(text).to.match(/^citrics_outbox_messages 1$/m);
      expect(text).to.match(/^citrics_inbox_events 0$/m);
      expect(text).to.match(/^citrics_inbox_age_seconds 0$/m);
    });
  });
});
