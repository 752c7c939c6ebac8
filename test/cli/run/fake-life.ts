import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { main } from '../../../cli/main';
import { FakeAdminApi } from '../../bin/admin-api/fake-admin-api';
import { type FakeIo, fakeIo, type Scene } from '../fake-io';

const keys = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-west-1' };
const windowId = 'shop.01M826H3W54YS1W4XC5SGSCH84';

/**
 * An Admin API that has one window, and an edge that enforces it. The window goes through the statuses that a test names, one with each
 * look at it, and stays in the last.
 */
export class FakeLife {
  statuses: string[] = [];
  /** What was asked of the window: `end`, `cancel`, `extend`. */
  readonly moves: string[] = [];
  /** Called when the window is requested, before the answer. */
  whenRequested: () => void = () => undefined;
  /** Called when the window is asked to end or to be cancelled, before the answer. */
  whenMoved: () => void = () => undefined;
  /** Called when somebody looked at the window. */
  whenLooked: () => void = () => undefined;
  /** Called when the edge has answered that it enforces the window. */
  whenEnforced: () => void = () => undefined;
  /** Called by a command that asks for `/started` on the edge. */
  whenStarted: () => void = () => undefined;
  edge: (status: string) => readonly object[] = (status) => (status === 'completed' ? [] : [this.planned]);
  private readonly api = new FakeAdminApi();
  private readonly site: Server;
  /** A move that the API refuses, because its clock is another. */
  illegal: string | undefined;
  private io: FakeIo | undefined;
  private url = '';

  constructor() {
    this.api.interfere = (key) => this.answer(key);
    this.site = createServer((request, response) => {
      if (request.url === '/started') {
        response.end();
        return this.whenStarted();
      }
      // The clock of the edge is that of the command.
      response.setHeader('date', new Date(this.io?.now() ?? 0).toUTCString());
      const windows = this.edge(this.statuses[0] ?? '');
      response.end(JSON.stringify({ windows }));
      if (windows.length > 0) this.whenEnforced();
    });
  }

  async listen(): Promise<void> {
    this.url = await this.api.listen();
    await new Promise<void>((resolve) => this.site.listen(0, '127.0.0.1', resolve));
    Object.assign(process.env, keys);
  }

  async close(): Promise<void> {
    await this.api.close();
    this.site.closeAllConnections();
    await new Promise<void>((resolve) => this.site.close(() => resolve()));
  }

  /** @param command what follows `quiesce run` with its usual options */
  async run(
    statuses: readonly string[],
    command: readonly string[],
    scene: Scene & { readonly whenAsked?: () => void } = {},
  ) {
    const usual = ['run', '--site', 'shop', '--mode', 'full', '--for', '10m', '--reason', 'Index', '--yes'];
    return this.command(statuses, [...usual, '--edge-url', this.edgeUrl, ...command], scene);
  }

  async command(statuses: readonly string[], argv: readonly string[], scene: Scene = {}) {
    this.statuses = [...statuses];
    this.moves.length = 0;
    this.io = fakeIo({ env: { ...process.env, QUIESCE_API: this.url, ...keys }, ...scene });
    const exitCode = await main(argv, this.io);
    return { exitCode, err: this.io.stderr.text, asked: this.io.asked, moves: [...this.moves], now: this.io.now() };
  }

  interrupt(): void {
    this.io?.interrupt();
  }

  get edgeUrl(): string {
    return `http://127.0.0.1:${(this.site.address() as AddressInfo).port}`;
  }

  planned: {
    planVersion?: number;
    mode: string;
    startsAt: string;
    endsAt: string;
    hostnames?: string[];
    paths?: string[];
  } = {
    mode: 'full',
    startsAt: '2026-11-26T12:00:02Z',
    endsAt: '2026-11-26T12:10:02Z',
  };

  private answer(key: string) {
    const [, move] = new RegExp(`^POST /v1/windows/${windowId}/(\\w+)$`).exec(key) ?? [];
    if (key === 'POST /v1/windows') {
      this.whenRequested();
      return [201, this.window()] as const;
    }
    if (move !== undefined) return this.move(move);
    if (key === `GET /v1/windows/${windowId}`) {
      const answer = [200, this.window()] as const;
      if (this.statuses.length > 1) this.statuses.shift();
      this.whenLooked();
      return answer;
    }
    const site = { siteId: 'shop', timeZone: 'UTC', policy: {} };
    return key.startsWith('GET /v1/sites/') ? ([200, site] as const) : undefined;
  }

  private move(move: string) {
    this.moves.push(move);
    this.whenMoved();
    if (move === this.illegal)
      return [409, { code: 'illegal-move', detail: 'The window has begun; end it instead.' }] as const;
    this.statuses = [move === 'extend' ? 'active' : move === 'end' ? 'completed' : 'cancelled'];
    return [200, this.window()] as const;
  }

  private window() {
    const [status] = this.statuses;
    const hostnames = ['shop.example.com'];
    const approvals = { required: 1, votes: [] };
    const decideBy = '2026-11-26T13:00:00Z';
    return {
      windowId,
      siteId: 'shop',
      status,
      hostnames,
      paths: [],
      planVersion: 1,
      ...this.planned,
      timeZone: 'UTC',
      approvals,
      decideBy,
      requestedBy: {},
    };
  }
}
