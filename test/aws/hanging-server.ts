import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';

/** Ways in which a service that accepts connections can keep a client waiting. */
export const hangs = {
  'never answers': '',
  'stops within its headers': 'HTTP/1.1 200 OK\r\ncontent-le',
  'stops within its body': 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"publ',
} as const;
export type Hang = keyof typeof hangs;

/** A real server that keeps everybody waiting. */
export class HangingServer {
  private readonly sockets = new Set<Socket>();
  calls = 0;

  private constructor(private readonly server: Server) {}

  static async start(hang: Hang): Promise<HangingServer> {
    const server = createServer();
    const hanging = new HangingServer(server);
    server.on('connection', (socket) => {
      hanging.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => {
        hanging.calls += 1;
        socket.write(hangs[hang]);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return hanging;
  }

  /** What a client needs to come here. */
  get client() {
    const { port } = this.server.address() as AddressInfo;
    return {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    };
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
