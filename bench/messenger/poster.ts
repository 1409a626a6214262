import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const TIMEOUT_MS = 20_000;

/**
 * Posts finished HTTP/1.1 requests over kept connections, as a load balancer does, as many as are needed at once. Hardly more than a write and a read each: the sender
 * shares two processors with what it measures, and 250 requests at once by `fetch` are 100 ms of its own work.
 */
export class Poster {
  private readonly idle = new Map<string, Socket[]>();

  /** The status of the answer; undefined when there is none. `request` is headers and body for that address. */
  async post(target: URL, request: Buffer): Promise<number | undefined> {
    const waiting = this.idle.get(target.host) ?? [];
    this.idle.set(target.host, waiting);
    const socket = take(waiting) ?? open(target);
    socket.setTimeout(TIMEOUT_MS);
    const answer = await new Promise<string | undefined>((resolve) => {
      socket.once('data', (data) => resolve(data.toString('latin1')));
      socket.once('close', () => resolve(undefined));
      socket.write(request);
    });
    socket.removeAllListeners('data').removeAllListeners('close').setTimeout(0);
    if (answer !== undefined && isWhole(answer)) waiting.push(socket);
    else socket.destroy();
    return answer === undefined ? undefined : Number(answer.slice('HTTP/1.1 '.length).slice(0, 3));
  }

  /** Has so many connections to an address open. */
  async connect(target: URL, count: number): Promise<void> {
    const waiting = (this.idle.get(target.host) ?? []).filter(({ destroyed }) => !destroyed);
    this.idle.set(target.host, waiting);
    while (waiting.length < count) {
      const socket = open(target);
      await once(socket, 'connect');
      waiting.push(socket);
    }
  }

  close(): void {
    for (const socket of [...this.idle.values()].flat()) socket.destroy();
  }
}

/** The bytes of a POST. */
export function postOf(target: URL, headers: Readonly<Record<string, string>>, body: Buffer): Buffer {
  const lines = Object.entries({ host: target.host, 'content-length': body.length, ...headers });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([Buffer.from(`POST ${target.pathname} HTTP/1.1\r\n${head}\r\n`), body]);
}

/** A connection that the server hasn't closed meanwhile. */
function take(waiting: Socket[]): Socket | undefined {
  const socket = waiting.pop();
  return socket?.destroyed ? take(waiting) : socket;
}

function open(target: URL): Socket {
  const socket = connect(Number(target.port), target.hostname);
  socket.on('timeout', () => socket.destroy());
  socket.on('error', () => undefined); // 'close' follows
  return socket.setNoDelay();
}

/** Whether the first piece of an answer was all of it, so that its connection can be used again. */
function isWhole(answer: string): boolean {
  const [head = '', body = ''] = answer.split(/\r\n\r\n(.*)/s, 2);
  if (/^connection: close/im.test(head)) return false;
  if (/^transfer-encoding: chunked/im.test(head)) return body.endsWith('0\r\n\r\n');
  return Number(/^content-length: (\d+)/im.exec(head)?.[1]) === body.length;
}
