import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Gateway } from '../../../../local/aws/gateway/gateway';
import { AccessKeys } from '../../../../local/aws/iam/access-keys';
import { openState } from '../../../../local/aws/state/lmdb-state';
import { loadTemplate } from '../../../../local/aws/template/load';
import { placeAt } from '../../../../local/aws/template/place';

describe('the gateway', () => {
  const directory = mkdtempSync(join(tmpdir(), 'gateway-'));
  const state = openState(directory);
  const keys = new AccessKeys(loadTemplate({ Resources: {} }, placeAt(4560, 'quiesce')), state, '123456789012');
  const gateway = new Gateway(keys, state, () => {});
  gateway.add({ signingName: 'echo', handle: async ({ body }) => ({ status: 200, body: String(body.length) }) });
  gateway.add({ signingName: 'sns', handle: async () => ({ status: 200, body: 'published' }) });
  let url = '';
  beforeAll(async () => {
    url = `http://127.0.0.1:${await gateway.listen(0)}/`;
  });
  afterAll(async () => {
    await gateway.close();
    await state.close();
    rmSync(directory, { recursive: true });
  });

  const { id } = keys.of('arn:aws:iam::123456789012:user/viewer');
  const authorization = `AWS4-HMAC-SHA256 Credential=${id}/20260101/us-east-1/echo/aws4_request, SignedHeaders=host, Signature=0`;
  const post = (bytes: number) =>
    fetch(url, { method: 'POST', headers: { authorization }, body: Buffer.alloc(bytes, 'x') });

  it('passes on what any service of AWS would take', async () => {
    expect(await (await post(1_000_000)).text()).toBe('1000000');
  });

  it.each([
    [99, 200, 'published'],
    [100, 400, '<Code>InvalidParameter</Code><Message>Invalid parameter: Subject</Message>'],
  ])(
    'answers to a subject of %d characters as AWS does, before the service is asked',
    async (length, status, words) => {
      const body = new URLSearchParams({ Action: 'Publish', Subject: 'x'.repeat(length), Message: 'm' });
      const headers = { authorization: authorization.replace('/echo/', '/sns/') };
      const answer = await fetch(url, { method: 'POST', headers, body });

      expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(words)]);
    },
  );

  it('refuses a body that would only fill the memory', async () => {
    expect((await post(16 * 1024 * 1024 + 1)).status).toBe(413);
  });

  it('answers no foreign key, and no page of a browser', async () => {
    expect((await fetch(url, { headers: { authorization: authorization.replace(id, 'AKIAELSEWHERE') } })).status).toBe(
      403,
    );
    const preflight = await fetch(url, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } });
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });
});
