import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../../cli/main';
import { createApi } from '../../../console/api/client';
import { evidenceText } from '../../../console/pages/window/evidence-text';
import { fakeIo } from '../../cli/fake-io';
import { Service } from '../../http/fixtures';

// The seal of the evidence covers its text: docs/evidence.md.
it.each(['{"b":1,"a":"\\u00e9"}', '{ "a" : 1.0,\n"text":"ä" }\n'])(
  'saves the evidence exactly as answered: %j',
  async (text) => {
    const asked: string[] = [];
    const api = apiAnswering((url) => {
      asked.push(url);
      return text;
    });
    expect(await evidenceText(api, 'shop.1')).toBe(text);
    expect(asked).toEqual(['https://console.example.com/api/v1/windows/shop.1/evidence']);
  },
);

it('saves evidence of the API that the command verifies', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quiesce-console-evidence-'));
  const service = await Service.start();
  const windowId = String((await service.request()).json.windowId);
  const { text } = await service.api('GET /v1/windows/{windowId}/evidence', { path: { windowId } });
  const file = join(folder, 'window.evidence.json');
  writeFileSync(
    file,
    await evidenceText(
      apiAnswering(() => text),
      windowId,
    ),
  );

  const io = fakeIo({ env: { NO_COLOR: '1' } });
  const exitCode = await main(['evidence', 'verify', file], io);

  expect({ exitCode, err: io.stderr.text }).toEqual({ exitCode: 0, err: '' });
  expect(io.stdout.text).toMatch(/^valid/);
  expect(io.stdout.text).toContain(windowId);
  rmSync(folder, { recursive: true });
});

function apiAnswering(answer: (url: string) => string) {
  return createApi({
    baseUrl: 'https://console.example.com/api',
    fetch: async ({ url }) => new Response(answer(url), { headers: { 'content-type': 'application/json' } }),
    token: async () => 'token',
    newKey: () => 'key',
    keys: { getItem: () => null, setItem: () => undefined, removeItem: () => undefined },
    now: () => 0,
  });
}
