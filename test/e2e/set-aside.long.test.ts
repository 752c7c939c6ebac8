import { loadTemplate } from '../../local/aws/template/load';
import { placeAt } from '../../local/aws/template/place';
import { templateOf } from './aws';
import { eventually, Stage } from './harness';
import { Administrator, appointAdministrator } from './least-privilege/administrator';

type Entry = Readonly<Record<string, unknown>>;

let stage: Stage;
let administrator: Administrator;

beforeAll(async () => {
  stage = await Stage.open();
  await stage.createSite('noisy', {});
  await stage.createSite('quiet', {});
  const template = loadTemplate(
    templateOf(stage.directory),
    placeAt(Number(new URL(stage.endpoints.adminApi).port), 'quiesce'),
  );
  await stage.kill();
  appointAdministrator(stage.directory);
  await stage.restart('--disable-schedules');
  administrator = new Administrator(stage, template);
}, 180_000);
afterAll(() => stage.close(), 30_000);

const status = async (siteId: string) => (await (await stage.api('viewer')).get(`/v1/sites/${siteId}/status`)).body;

/** How long the stream takes to publish a change of the site, in milliseconds. */
async function publishing(siteId: string, timeZone: string): Promise<number> {
  const body = { hostnames: [`${siteId}.localhost`], timeZone };
  const answer = await (await stage.api('admin')).call(`/v1/sites/${siteId}`, { method: 'PUT', body });
  expect(answer.status).toBe(200);
  const began = Date.now();
  await eventually(
    () => status(siteId),
    ({ published }) => published === true,
  );
  return Date.now() - began;
}

/** The calendar of `noisy` as a version that took anything would have written it. */
const poison = (texts: Entry) =>
  administrator.rewrite('SITE#noisy', 'CALENDAR', (item) => ({
    ...item,
    entries: (item.entries as Entry[]).map((entry) => ({ ...entry, ...texts })),
    version: Number(item.version) + 1,
  }));

/** Other hostnames than the site's, as no command accepts them, and a mark that it is due. */
async function rewriteHostnames(hostnames: readonly string[]): Promise<void> {
  await administrator.rewrite('SITE#noisy', 'CONFIG', (item) => ({
    ...item,
    hostnames,
    version: Number(item.version) + 1,
  }));
  const { revision } = await administrator.item('SITE#noisy', 'HEAD');
  const due = { type: 'publish-due', siteId: 'noisy', revision, urgent: false, since: Math.floor(Date.now() / 1000) };
  await administrator.rewrite('PUBLISH', 'USUAL#noisy', () => due);
}

/** One more than an update of the store has keys. */
const tooMany = Array.from({ length: 51 }, (_, n) => `h${n}.noisy.localhost`);

it('a site that cannot be published says so and delays no other by a second', async () => {
  const window = await stage.requestWindow({ siteId: 'noisy' });
  await stage.vote('ana', window.windowId);
  await stage.untilPublished('noisy');
  const usual = Math.max(await publishing('quiet', 'Europe/Paris'), await publishing('quiet', 'Europe/Berlin'));

  await rewriteHostnames(tooMany);
  const emergency = { mode: 'full', reason: 'breach', durationMinutes: 10 };
  const [answer, delayed] = await Promise.all([
    (await stage.api('breakglass')).post('/v1/sites/noisy/emergency', emergency),
    publishing('quiet', 'Europe/Rome'),
  ]);

  await eventually(
    () => status('noisy'),
    ({ published, notPublishedReason }) => published === false && notPublishedReason === 'too-large',
  );
  expect(answer).toMatchObject({ status: 409, body: { code: 'edge-capacity' } });
  expect(delayed).toBeLessThan(usual + 1000);
}, 60_000);

it('a text under the name of an entry of ours keeps nothing from being published', async () => {
  await rewriteHostnames(['noisy.localhost']);
  await poison({ message: '&'.repeat(100), messages: { und: 'x' } });
  const emergency = { mode: 'full', reason: 'breach', durationMinutes: 10 };

  const answer = await (await stage.api('breakglass')).post('/v1/sites/noisy/emergency', emergency);

  expect(answer.status).toBe(201);
  expect(answer.body).toHaveProperty('expectedEnforcedBy');
  expect((await stage.visit('noisy.localhost')).status).toBe(503);
  expect(await status('noisy')).toMatchObject({ published: true, mode: 'full' });
}, 60_000);
