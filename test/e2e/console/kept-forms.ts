import type { Page } from 'playwright-core';
import type { Stage } from '../harness';
import type { Hands } from './hands/hands';

/** A form that must lose nothing, and be sent once, whatever happens to the connection. */
export interface KeptForm {
  readonly name: string;
  readonly who: string;
  /** @param windowId of a window that is not decided */
  readonly path: (windowId: string) => string;
  /** Makes what the form is about. */
  readonly prepare?: (stage: Stage) => Promise<unknown>;
  /** Comes to the form from its page; forms that are pages themselves need nothing. */
  readonly open?: (page: Page) => Promise<void>;
  /** By their labels. */
  readonly typed: Readonly<Record<string, string>>;
  readonly send: (page: Page, hands: Hands) => Promise<void>;
  /** What the page says afterwards. */
  readonly done: string;
  /** How many of it there are. */
  readonly made: (stage: Stage, windowId: string) => Promise<number>;
}

const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

const press = (button: string) => (page: Page) =>
  page.getByRole('button', { name: button, exact: true }).last().click();

const read = async (stage: Stage, path: string): Promise<readonly Record<string, unknown>[]> =>
  ((await (await stage.api('viewer')).get(path)).body.items ?? []) as readonly Record<string, unknown>[];

const windowsWith = (reason: string) => async (stage: Stage) =>
  (await read(stage, '/v1/windows?limit=100')).filter((window) => window.reason === reason).length;

export const keptForms: readonly KeptForm[] = [
  {
    name: 'the request of a window',
    who: 'Rita',
    path: () => '/windows/new?siteId=demo',
    typed: { 'Start: date': inTwoDays, 'Start: time': '12:00', Reason: 'Requested in a tunnel' },
    send: press('Request'),
    done: 'The window is requested',
    made: windowsWith('Requested in a tunnel'),
  },
  {
    name: 'an emergency',
    who: 'Break-glass',
    path: () => '/emergency?site=demo',
    typed: { Reason: 'Lost in a tunnel' },
    send: (page, hands) => hands.hold(page.getByRole('button', { name: /^Hold/ }), 2_000),
    done: 'The emergency has started',
    made: windowsWith('Lost in a tunnel'),
  },
  {
    name: 'the proposal of a template',
    who: 'Rita',
    path: () => '/templates/new?siteId=demo',
    typed: { Name: 'Tunnel works', 'Last day': inTwoDays, Reason: 'Each week' },
    send: press('Propose'),
    done: 'The template Tunnel works is proposed',
    made: async (stage) => (await read(stage, '/v1/sites/demo/proposals?kind=template')).length,
  },
  {
    name: 'a new person',
    who: 'Administrator',
    path: () => '/people/new',
    typed: { Id: 'tess', Name: 'Tess', Email: 'tess@example.com' },
    send: press('Add person'),
    done: 'The person is added',
    made: async (stage) => (await read(stage, '/v1/audit?action=add-person&limit=100')).filter(isAbout('tess')).length,
  },
  {
    name: 'a new site',
    who: 'Administrator',
    path: () => '/sites/new',
    typed: { Id: 'tunnel', 'Host names': 'tunnel.localhost' },
    send: press('Create site'),
    done: 'The site tunnel is created',
    made: async (stage) => (await read(stage, '/v1/audit?siteId=tunnel&action=create-site')).length,
  },
  {
    name: 'a new machine',
    who: 'Administrator',
    path: () => '/machines',
    open: press('Add machine'),
    typed: { Id: 'digger', 'Principal 1': 'arn:aws:sts::123456789012:assumed-role/dig/digger' },
    send: async (page, hands) => {
      await hands.choose(page.getByRole('dialog').getByLabel('Owner'), 'Rita');
      await press('Add machine')(page);
    },
    done: 'digger is added',
    made: async (stage) => (await read(stage, '/v1/machines')).length,
  },
  {
    name: 'a comment',
    who: 'Ana',
    path: (windowId) => `/windows/${windowId}`,
    open: press('Comment'),
    typed: { Comment: 'Typed in a tunnel' },
    send: press('Comment'),
    done: 'Your comment is recorded',
    made: async (stage, windowId) => ((await stage.window(windowId)).comments as readonly unknown[]).length,
  },
  {
    name: 'a change of a window',
    who: 'Rita',
    path: (windowId) => `/windows/${windowId}/edit`,
    typed: { Reason: 'Changed in a tunnel' },
    send: press('Save'),
    done: 'The change is recorded',
    made: async (stage, windowId) =>
      (await read(stage, '/v1/audit?siteId=demo&action=edit&limit=100')).filter(isAbout(windowId)).length,
  },
  {
    name: 'a change of a site',
    who: 'Administrator',
    path: () => '/sites/digs/edit',
    prepare: (stage) => stage.createSite('digs', {}),
    typed: { Name: 'The tunnel' },
    send: press('Save'),
    done: 'The site is saved',
    made: async (stage) => (await read(stage, '/v1/audit?siteId=digs&action=update-site')).length,
  },
  {
    name: 'the proposal of a policy',
    who: 'Administrator',
    path: () => '/sites/vault/edit',
    prepare: (stage) => stage.createSite('vault', {}),
    typed: { 'Approvals required': '2', Reason: 'Dark in here' },
    send: press('Save'),
    done: 'The policy stays as it is until',
    made: async (stage) => (await read(stage, '/v1/sites/vault/proposals?kind=policy')).length,
  },
  {
    name: 'a change of a person',
    who: 'Administrator',
    path: () => '/people/ben/edit',
    typed: { Name: 'Ben of the tunnel' },
    send: press('Save changes'),
    done: 'Ben of the tunnel is changed',
    made: async (stage) =>
      (await read(stage, '/v1/audit?action=change-person&limit=100')).filter(isAbout('ben')).length,
  },
  {
    name: 'an invitation to public notices',
    who: 'Administrator',
    path: () => '/sites/demo',
    prepare: async (stage) =>
      (await stage.api('admin')).call('/v1/sites/demo', { method: 'PATCH', body: { notices: { languages: ['en'] } } }),
    typed: { Mailbox: 'carl@example.com' },
    send: press('Invite'),
    done: 'carl@example.com is asked to confirm',
    made: async (stage) => Number((await (await stage.api('viewer')).get('/v1/sites/demo/subscribers')).body.pending),
  },
];

const isAbout = (id: string) => (entry: Record<string, unknown>) => JSON.stringify(entry).includes(`"${id}"`);
