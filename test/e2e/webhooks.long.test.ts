import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { Webhook } from 'standardwebhooks';
import { asRole } from './aws';
import { eventually, Stage } from './harness';

interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A receiver on this machine; `status` says what it answers to its n-th request, 0 for nothing at all. */
class Receiver {
  readonly received: Received[] = [];
  private readonly server: Server;

  constructor(status: (n: number) => number) {
    this.server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      this.received.push({ headers, body: Buffer.concat(chunks).toString() });
      const answer = status(this.received.length);
      if (answer > 0) response.writeHead(answer).end();
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  ids(): readonly string[] {
    return this.received.map(({ headers }) => headers['webhook-id'] ?? '');
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

describe('webhooks', () => {
  const good = new Receiver(() => 204);
  const flaky = new Receiver((n) => (n === 1 ? 500 : 200));
  const hanging = new Receiver(() => 0);
  let stage: Stage;
  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'quiesce-webhooks-')), 'webhooks.json');
    const demo = JSON.parse(readFileSync('local/demo.config.json', 'utf8'));
    const webhooks = [
      { webhookId: 'good', url: await good.listen(), siteIds: ['demo'] },
      { webhookId: 'flaky', url: await flaky.listen(), types: ['window.requested'] },
      { webhookId: 'hanging', url: await hanging.listen() },
    ];
    writeFileSync(file, JSON.stringify({ ...demo, webhooks, webhooksToLoopback: true }));
    stage = await Stage.open('--config', file);
  }, 180_000);
  afterAll(async () => {
    await stage?.close();
    for (const receiver of [good, flaky, hanging]) receiver.close();
  }, 30_000);

  const deliveries = async (webhookId: string) => {
    const { body } = await (await stage.api('viewer')).get(`/v1/webhooks/${webhookId}/deliveries`);
    return body.items as readonly {
      eventId: string;
      outcome: string;
      attempts: number;
      error?: string;
      eventType: string;
    }[];
  };

  it('reach who takes them, signed, while another receiver hangs; and again who failed once', async () => {
    const { windowId } = await stage.requestWindow();
    await stage.vote('ana', windowId);
    await (await stage.api('requester')).post(`/v1/windows/${windowId}/cancel`, {});
    const types = async () => good.received.map(({ body }) => JSON.parse(body).type as string);
    const life = ['window.requested', 'window.approved', 'window.cancelled'];
    await eventually(types, (all) => life.every((type) => all.includes(type)), 30_000);
    expect(hanging.received.length).toBeGreaterThan(0);

    const role = asRole(stage.directory, stage.endpoints.aws, 'WebhooksDeliverWebhookRole');
    const [sent] = good.received;
    const secretArn = await secretOf('good');
    const { SecretString } = await new SecretsManagerClient(role).send(
      new GetSecretValueCommand({ SecretId: secretArn }),
    );
    expect(new Webhook(`whsec_${SecretString}`).verify(sent?.body ?? '', sent?.headers ?? {})).toHaveProperty(
      'data.id',
    );

    await eventually(
      async () => flaky.ids(),
      (ids) => ids.length >= 2,
      30_000,
    );
    expect(new Set(flaky.ids()).size).toBe(1);
    const taken = await eventually(
      () => deliveries('flaky'),
      ([newest]) => newest?.outcome === 'delivered',
    );
    expect(taken).toMatchObject([{ eventType: 'window.requested', attempts: 2, httpStatus: 200 }]);
    const stuck = await eventually(
      () => deliveries('hanging'),
      (all) => all.length > 0,
      30_000,
    );
    expect(stuck[0]).toMatchObject({ outcome: 'failed', error: 'TimeoutError' });
  }, 120_000);

  it('are sent again by command, with the same id', async () => {
    const [newest] = await deliveries('good');
    const eventId = newest?.eventId ?? '';
    const before = good.ids().filter((id) => id === eventId).length;
    const admin = await stage.api('admin');
    expect((await admin.post('/v1/webhooks/good/replay', { eventId })).status).toBe(200);
    await eventually(
      async () => good.ids().filter((id) => id === eventId).length,
      (count) => count === before + 1,
      20_000,
    );
    const gone = await admin.post('/v1/webhooks/good/replay', { eventId: 'quiesce/demo/999999' });
    expect(gone).toMatchObject({ status: 404, body: { code: 'unknown-event' } });
  }, 60_000);

  async function secretOf(webhookId: string): Promise<string> {
    const file = join(stage.directory, 'calls.jsonl');
    const lines = readFileSync(file, 'utf8').split('\n');
    const read = lines.filter((line) => line.includes('secretsmanager:GetSecretValue')).map((line) => JSON.parse(line));
    return read.map(({ resource }) => String(resource)).find((arn) => arn.includes(`Webhooks${webhookId}`)) ?? '';
  }
});
