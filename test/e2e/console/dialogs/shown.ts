import type { Place, Scene } from './scene';

const pair = () => '/sites/pair';
const anyVerification = '**/audit/verify*';

/** What a page shows only after somebody did something, or while something is wrong. */
export const states: readonly Scene[] = [
  {
    name: 'log being verified',
    who: 'Ana',
    path: () => '/audit?site=demo',
    act: async (place) => {
      const progress = { valid: true, complete: false, entries: 2_000, cursor: 'more' };
      await place.at.page.route(anyVerification, (route) =>
        route.request().url().includes('cursor=') ? undefined : route.fulfill({ json: progress }),
      );
      await verify(place, place.texts.audit.verifying(2_000));
    },
    end: ({ at }) => at.page.unroute(anyVerification),
    within: 'body',
  },
  {
    name: 'log broken',
    who: 'Ana',
    path: () => '/audit?site=demo',
    act: async (place) => {
      const verdict = { valid: false, complete: true, entries: 7, brokenAt: 8 };
      await place.at.page.route(anyVerification, (route) => route.fulfill({ json: verdict }));
      await verify(place, place.texts.audit.broken(8));
    },
    end: ({ at }) => at.page.unroute(anyVerification),
    within: 'body',
  },
  {
    name: 'log valid and saved',
    who: 'Ana',
    path: () => '/audit',
    act: async (place) => {
      const { texts, at, button } = place;
      await button(texts.audit.verify).click();
      const saved = at.page.waitForEvent('download');
      await button(texts.audit.export).click();
      await saved;
      await at.page.getByText('quiesce-audit-directory').first().waitFor();
      await at.untilDrawn();
    },
    within: 'body',
  },
  {
    name: 'evidence not loaded',
    who: 'Ana',
    path: ({ openId }) => `/windows/${openId}`,
    act: async ({ at, texts: { window, shared }, button }) => {
      const problem = { type: 'about:blank', title: 'Busy', status: 500, code: 'unexpected', detail: 'No evidence' };
      await at.page.route('**/evidence', (route) => route.fulfill({ status: 500, json: problem }));
      await button(window.evidence).click();
      await at.page.getByText(shared.notLoaded).first().waitFor();
    },
    end: ({ at }) => at.page.unroute('**/evidence'),
    within: 'body',
  },
  {
    name: 'menu of the person',
    who: 'Ana',
    path: () => '/',
    act: async ({ at, texts: { app } }) => {
      await at.page.getByRole('button', { name: /^Ana/ }).click();
      await at.page.getByRole('menuitem', { name: app.signOut }).waitFor();
    },
    opensAnew: true,
    end: ({ at }) => at.page.keyboard.press('Escape'),
    within: '#console-header',
  },
  {
    name: 'connection lost',
    who: 'Ana',
    path: () => '/',
    act: async ({ at, texts: { app } }) => {
      await at.context.setOffline(true);
      await at.page.getByText(app.offline).first().waitFor();
    },
    end: ({ at }) => at.context.setOffline(false),
    within: 'body',
  },
  {
    name: 'sign-in lost',
    who: 'Ana',
    path: () => '/windows',
    act: async ({ at, texts: { app } }) => {
      await at.page.route('**/api/v1/**', (route) => route.fulfill({ status: 401, json: { message: 'Unauthorized' } }));
      await at.page.route('**/token', (route) => route.fulfill({ status: 400, json: { error: 'invalid_grant' } }));
      await at.page.getByText(app.signInEnded).first().waitFor();
    },
    within: 'body',
  },
  {
    name: 'signed out',
    who: 'Ana',
    path: () => '/windows',
    act: async ({ at, texts: { app } }) => {
      await at.page.unrouteAll();
      await at.page.getByRole('button', { name: /^Ana/ }).click();
      await at.page.getByRole('menuitem', { name: app.signOut }).click();
      await at.page.getByRole('heading', { name: app.signedOut }).waitFor();
    },
    within: 'body',
  },
  {
    name: 'link made',
    who: 'Administrator',
    path: pair,
    act: async ({ at, texts: { sites }, button }) => {
      await button(sites.makeLink).click();
      await at.page.getByText(sites.linkMade).first().waitFor();
    },
    within: 'body',
  },
  {
    name: 'secret made',
    who: 'Administrator',
    path: pair,
    act: async ({ at, texts: { sites }, button, dialog }) => {
      await button(sites.makeSecret).click();
      await button(sites.makeSecret, dialog).click();
      await at.page.getByText(sites.secretMade).first().waitFor();
    },
    within: 'body',
  },
  {
    name: 'mailbox not confirmed',
    who: 'Administrator',
    path: () => '/people/cara',
    act: async ({ at, texts: { people, shared }, button, field }) => {
      await field(people.token).fill('wrong');
      await button(people.confirmMailbox).click();
      await at.page.getByText(shared.failed).first().waitFor();
    },
    within: 'body',
  },
  {
    name: 'person who loses questions',
    who: 'Administrator',
    path: () => '/people/ana/edit',
    act: async ({ at, texts: { people }, field }) => {
      await field(people.email).fill('ana@example.org');
      await at.page.getByText(people.newMailbox('Ana', 'ana@example.org')).first().waitFor();
    },
    end: async ({ texts: { people }, field }) => field(people.email).fill('ana@example.com'),
    within: 'body',
  },
  {
    name: 'site changed meanwhile, and a policy to propose',
    who: 'Administrator',
    path: () => '/sites/pair/edit',
    act: async ({ at, stage, texts: { siteForm, sites }, field }) => {
      await field(sites.names['branding.name']).fill('My pair');
      await field(sites.names['policy.approvalsRequired']).fill('1');
      const body = { branding: { name: `Their pair at ${Date.now()}` } };
      await (await stage.api('admin')).call('/v1/sites/pair', { method: 'PATCH', body });
      await at.page.getByText(siteForm.meanwhile).first().waitFor();
    },
    end: async ({ at }) => {
      await at.page.reload();
    },
    within: 'body',
  },
  {
    name: 'emergency held and sent',
    who: 'Break-glass',
    path: () => '/emergency?site=demo',
    act: async ({ at, texts: { emergency, shared }, field }) => {
      await at.page.route('**/emergency', () => undefined);
      await field(shared.reason).fill('Orders are lost');
      await at.hands.hold(at.page.getByRole('button', { name: emergency.hold }), 2_000);
    },
    within: 'body',
  },
];

async function verify({ at, texts, button }: Place, told: string): Promise<void> {
  await button(texts.audit.verify).click();
  await at.page.getByText(told).first().waitFor();
}
