import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that can be cut: then its connections end, and new ones do at once, until it is mended. */
export class Wire {
  /** The server's address by this way. */
  readonly url: string;
  /** How often it was cut. */
  cuts = 0;
  private whole = true;
  private readonly sockets = new Set<Socket>();
  private readonly server;

  private constructor(url: string, server: ReturnType<typeof createServer>) {
    this.url = url;
    this.server = server;
  }

  /** To the one server of a URL; `directConnection` keeps a MongoDB client from going round the wire. */
  static async to(target: string): Promise<Wire> {
    const url = new URL(target);
    const [host, port] = [url.hostname, Number(url.port)];
    const server = createServer((near) => wire.join(near, connect(port, host))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    url.searchParams.set('directConnection', 'true');
    const wire = new Wire(url.href, server);
    return wire;
  }

  cut(): void {
    this.whole = false;
    this.cuts += 1;
    for (const socket of this.sockets) socket.destroy();
  }

  mend(): void {
    this.whole = true;
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private join(near: Socket, far: Socket): void {
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => undefined); // 'close' follows
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
    if (!this.whole) near.destroy();
    near.pipe(far).pipe(near);
  }
}
