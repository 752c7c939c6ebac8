import type { Route } from 'playwright-core';
import type { Stage } from '../harness';
import { type ConsolePage, openConsole } from './console-page';
import { describeConsole } from './describe-console';
import { addressOf, findingsOf, goTo, patterns } from './every-page';

jest.setTimeout(600_000);

const problem = { type: 'about:blank', title: 'Something went wrong', status: 500, code: 'unexpected' };

type Answer = (route: Route) => Promise<void> | void;

const reads = /\/api\/v1\/(?!me$)/;
/** What a browser says of its own accord about answers that fail. */
const expected = /Failed to load resource|ERR_INTERNET_DISCONNECTED/;

/** How the API answers what pages read; without an answer it is the real one. */
const states: readonly { readonly state: string; readonly answer?: Answer }[] = [
  { state: 'full' },
  { state: 'empty', answer: emptied },
  { state: 'loading', answer: () => {} },
  {
    state: 'failing',
    answer: (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', json: problem }),
  },
  { state: 'offline', answer: (route) => route.abort('internetdisconnected') },
];

/** Whose pages they are: the roles of others see less of them. */
function visitorOf(pattern: string): string {
  if (/^\/(people|machines)|^\/sites\/(new|:siteId)/.test(pattern)) return 'Administrator';
  if (pattern === '/approvals') return 'Ana';
  return pattern === '/emergency' ? 'Break-glass' : 'Rita';
}

const pages = [...patterns, '/templates/new?siteId=:siteId'];
const visitors = [...new Set(pages.map(visitorOf))];
const pagesOf = (visitor: string) => pages.filter((pattern) => visitorOf(pattern) === visitor);

describeConsole('every page of the console', (at) => {
  const ids: Record<string, string> = { siteId: 'demo', personId: 'ana' };
  beforeAll(async () => {
    await populate(at.stage);
    const message = 'x'.repeat(250);
    const { windowId } = await at.stage.requestWindow({
      inSeconds: 90_000,
      more: { reason: '<b>Ümzug</b> נתונים', message },
    });
    ids.windowId = windowId;
    ids.proposalId = await proposeTemplate(at.stage);
  });

  describe.each(visitors)('as %s', (name) => {
    let seen: ConsolePage;
    beforeAll(async () => {
      seen = await openConsole(at.browser, at.stage.endpoints, { name });
    }, 60_000);
    afterAll(() => seen?.context.close());

    it.each(states)('is accessible and fits a phone: $state', async ({ state, answer }) => {
      const { page, noise, untilDrawn } = seen;
      const before = noise.length;
      const findings: string[] = [];
      // The pages begin where nothing was read yet.
      if (answer) await page.route(reads, answer);
      await page.reload();
      await page.locator('[data-page-title]').waitFor();
      for (const pattern of pagesOf(name)) {
        await goTo(page, addressOf(pattern, ids));
        if (state !== 'loading') await untilDrawn();
        findings.push(...(await findingsOf(page, `${pattern} ${state}`)));
      }
      await page.unrouteAll({ behavior: 'ignoreErrors' });

      const heard = noise.slice(before).filter((line) => !answer || !expected.test(line));
      expect([...findings, ...heard]).toEqual([]);
    });
  });
});

/** A window in each of the states that people meet, and an emergency. */
async function populate(stage: Stage): Promise<void> {
  const breakglass = await stage.api('breakglass');
  await breakglass.post('/v1/sites/demo/emergency', { mode: 'read-only', reason: 'Disk full', durationMinutes: 30 });
  const { windowId } = await stage.requestWindow({ inSeconds: 7200 });
  await stage.vote('ana', windowId);
  const rejected = await stage.requestWindow({ inSeconds: 20_000 });
  await stage.vote('ben', rejected.windowId, 'reject');
}

async function proposeTemplate(stage: Stage): Promise<string> {
  const requester = await stage.api('requester');
  const expiresAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
  const wish = {
    name: 'Weekly reindex',
    mode: 'read-only',
    maximumDurationSeconds: 3600,
    uses: 5,
    expiresAt,
    reason: 'Each week',
  };
  const { status, body } = await requester.post('/v1/sites/demo/templates', wish);
  if (status !== 201) throw new Error(`refused: ${JSON.stringify(body)}`);
  return String(body.proposalId);
}

/** The real answer, but nothing is in a list. */
async function emptied(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = await response.json().catch(() => undefined);
  if (Array.isArray(body?.items)) await route.fulfill({ response, json: { ...body, items: [], cursor: undefined } });
  else await route.fulfill({ response });
}
