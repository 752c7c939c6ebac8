import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RequestedWindow, Stage, until } from './harness';

/** The demo with every optional setting of the gate. */
function writeConfig(folder: string): string {
  const demo = JSON.parse(readFileSync('local/demo.config.json', 'utf8'));
  const [site] = demo.sites;
  const sites = [{ ...site, hostnames: [...site.hostnames, '*.shop.localhost'] }];
  writeFileSync(join(folder, 'page.html'), '<!doctype html><h1>Back soon</h1>{{message}}{{end}}');
  const file = join(folder, 'config.json');
  writeFileSync(file, JSON.stringify({ ...demo, sites, announce: true, wildcards: true, page: 'page.html' }));
  return file;
}

describe('a gate with announcements, wildcards and a page of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quiesce-settings-'));
  let stage: Stage;
  let window: RequestedWindow;
  beforeAll(async () => {
    stage = await Stage.open('--config', writeConfig(folder));
    window = await stage.requestWindow({ mode: 'full', inSeconds: 8, seconds: 600 });
    await stage.vote('ana', window.windowId);
    await stage.untilPublished();
  }, 120_000);
  afterAll(async () => {
    await stage.close();
    rmSync(folder, { recursive: true });
  }, 30_000);

  it('announces the window before it starts, and refuses with the page during it', async () => {
    const before = await stage.visit();
    const instant = (time: number) => new Date(time).toISOString().replace('.000', '');
    expect(before).toMatchObject({
      status: 200,
      headers: { 'maintenance-window': `${instant(window.startsAt)}/${instant(window.endsAt)};mode=full` },
    });
    await until(window.startsAt + 200);
    const during = await stage.visit('demo.localhost', 'GET', '/', { accept: 'text/html' });
    expect(during).toMatchObject({ status: 503, body: expect.stringContaining('<h1>Back soon</h1>') });
    expect(during.headers).not.toHaveProperty('maintenance-window');
  }, 60_000);

  it('covers every host of one label below the wildcard', async () => {
    await until(window.startsAt + 200);
    const statusOf = async (host: string) => (await stage.visit(host)).status;
    expect(await statusOf('any.shop.localhost')).toBe(503);
    expect(await statusOf('two.labels.shop.localhost')).toBe(200);
    expect(await statusOf('shop.localhost')).toBe(200);
  }, 60_000);
});
