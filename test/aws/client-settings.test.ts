import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { clientSettings, publishPatience, repairPatience, usualPatience } from '../../lambdas/aws/client-settings';
import type { ServiceName } from '../../lambdas/aws/service/endpoint';
import { ServiceClient } from '../../lambdas/aws/service/service-client';
import { type Hang, HangingServer, hangs } from './hanging-server';

const impatient = clientSettings({ milliseconds: 200, attempts: 1 });
const ping = { method: 'POST', path: '/', body: '{}' } as const;
const services: readonly ServiceName[] = ['dynamodb', 'lambda', 'sns'];

describe.each(Object.keys(hangs) as Hang[])('a client of a service that %s', (hang) => {
  let server: HangingServer;
  beforeEach(async () => {
    server = await HangingServer.start(hang);
  });
  afterEach(() => server.stop());

  it.each(services)('for %s gives up in time', async (service) => {
    const began = Date.now();
    const client = new ServiceClient(service, { ...server.client, ...impatient });

    await expect(client.call(ping)).rejects.toThrow();

    expect(Date.now() - began).toBeLessThan(2000);
    expect(server.calls).toBe(1);
  });
});

it('every SDK client of the product is made with these settings', () => {
  const files = readdirSync('lambdas', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const sources = files.map((file) => readFileSync(path.join('lambdas', file), 'utf8'));
  const made = sources.flatMap((source) => source.match(/new \w+Client\(.*/g) ?? []);
  expect(made.length).toBeGreaterThan(10);
  for (const making of made)
    expect(making).toMatch(/Client\((?:'\w+', )?(?:clientSettings\(|\{ \.\.\.settings, requestHandler)/);
});

it('leaves the functions time to answer', () => {
  const longest = ({ milliseconds, attempts }: typeof usualPatience) => (milliseconds * attempts) / 1000;
  expect(2 * ((longest(usualPatience) * 2) / 3) + longest(publishPatience)).toBeLessThan(29);
  expect(200 + longest(repairPatience)).toBeLessThan(300);
});
