import { type ComponentType, lazy } from 'react';
import type { Texts } from '../texts/texts';

type Load = () => Promise<{ readonly default: ComponentType }>;

/** A page of the console. */
export interface Route {
  /** With `:name` for what varies, which `useParams` of wouter reads. */
  readonly path: string;
  /** Its code is loaded when it is opened. Home has none: it comes with what is around every page. */
  readonly page?: ComponentType;
  /** Loads the code of the page. */
  readonly load?: Load;
  /** Where it stands in the navigation; absent for what lists lead to. */
  readonly menu?: {
    readonly text: keyof Texts['app'];
    readonly group: 'work' | 'look';
    /** Whom it is of use to; everybody, when left out. */
    readonly who?: 'approver' | 'breakglass';
  };
}

const paged = (load: Load) => ({ page: lazy(load), load });

const personForm = paged(() => import('../pages/person-form/page'));
const windowForm = paged(() => import('../pages/window-form/page'));
const siteForm = paged(() => import('../pages/site-form/page'));

/** The pages, in the order of the navigation. The first that matches is shown. */
export const routes: readonly Route[] = [
  { path: '/', menu: { text: 'home', group: 'work' } },
  { path: '/windows', ...paged(() => import('../pages/windows/page')), menu: { text: 'windows', group: 'work' } },
  { path: '/windows/new', ...windowForm },
  { path: '/windows/:windowId/edit', ...windowForm },
  { path: '/windows/:windowId', ...paged(() => import('../pages/window/page')) },
  {
    path: '/approvals',
    ...paged(() => import('../pages/approvals/page')),
    menu: { text: 'approvals', group: 'work', who: 'approver' },
  },
  {
    path: '/emergency',
    ...paged(() => import('../pages/emergency/page')),
    menu: { text: 'emergency', group: 'work', who: 'breakglass' },
  },
  { path: '/sites', ...paged(() => import('../pages/sites/page')), menu: { text: 'sites', group: 'work' } },
  { path: '/sites/new', ...siteForm },
  { path: '/sites/:siteId/edit', ...siteForm },
  { path: '/sites/:siteId', ...paged(() => import('../pages/site/page')) },
  {
    path: '/templates',
    ...paged(() => import('../pages/templates/page')),
    menu: { text: 'templates', group: 'work' },
  },
  { path: '/templates/new', ...paged(() => import('../pages/template-form/page')) },
  {
    path: '/proposals',
    ...paged(() => import('../pages/proposals/page')),
    menu: { text: 'proposals', group: 'work' },
  },
  { path: '/proposals/:proposalId', ...paged(() => import('../pages/proposal/page')) },
  { path: '/explain', ...paged(() => import('../pages/explain/page')), menu: { text: 'explain', group: 'look' } },
  { path: '/audit', ...paged(() => import('../pages/audit/page')), menu: { text: 'audit', group: 'look' } },
  { path: '/people', ...paged(() => import('../pages/people/page')), menu: { text: 'people', group: 'look' } },
  { path: '/people/new', ...personForm },
  { path: '/people/:personId/edit', ...personForm },
  { path: '/people/:personId', ...paged(() => import('../pages/person/page')) },
  { path: '/machines', ...paged(() => import('../pages/machines/page')), menu: { text: 'machines', group: 'look' } },
];

/** Begins to load the code of the page at a path, which has a query and a fragment or none, before it is drawn. */
export function loadPageAt(path: string): void {
  const [bare = ''] = path.split(/[?#]/);
  const route = routes.find((one) => new RegExp(`^${one.path.replace(/:\w+/g, '[^/]+')}$`).test(bare));
  // Whoever draws the page loads it again, and says what went wrong.
  route?.load?.().catch(() => undefined);
}
