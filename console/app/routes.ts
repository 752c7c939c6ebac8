import { type ComponentType, lazy } from 'react';
import type { Texts } from '../texts/texts';

/** A page of the console. Its code is loaded when it is opened. */
export interface Route {
  /** With `:name` for what varies, which `useParams` of wouter reads. */
  readonly path: string;
  readonly page: ComponentType;
  /** Where it stands in the navigation; absent for what lists lead to. */
  readonly menu?: {
    readonly text: keyof Texts['app'];
    readonly group: 'work' | 'look';
    /** Whom it is of use to; everybody, when left out. */
    readonly who?: 'approver' | 'breakglass';
  };
}

const personForm = lazy(() => import('../pages/person-form/page'));
const windowForm = lazy(() => import('../pages/window-form/page'));
const siteForm = lazy(() => import('../pages/site-form/page'));

/** The pages, in the order of the navigation. The first that matches is shown. */
export const routes: readonly Route[] = [
  { path: '/', page: lazy(() => import('../pages/home/page')), menu: { text: 'home', group: 'work' } },
  { path: '/windows', page: lazy(() => import('../pages/windows/page')), menu: { text: 'windows', group: 'work' } },
  { path: '/windows/new', page: windowForm },
  { path: '/windows/:windowId/edit', page: windowForm },
  { path: '/windows/:windowId', page: lazy(() => import('../pages/window/page')) },
  {
    path: '/approvals',
    page: lazy(() => import('../pages/approvals/page')),
    menu: { text: 'approvals', group: 'work', who: 'approver' },
  },
  {
    path: '/emergency',
    page: lazy(() => import('../pages/emergency/page')),
    menu: { text: 'emergency', group: 'work', who: 'breakglass' },
  },
  { path: '/sites', page: lazy(() => import('../pages/sites/page')), menu: { text: 'sites', group: 'work' } },
  { path: '/sites/new', page: siteForm },
  { path: '/sites/:siteId/edit', page: siteForm },
  { path: '/sites/:siteId', page: lazy(() => import('../pages/site/page')) },
  {
    path: '/templates',
    page: lazy(() => import('../pages/templates/page')),
    menu: { text: 'templates', group: 'work' },
  },
  { path: '/templates/new', page: lazy(() => import('../pages/template-form/page')) },
  {
    path: '/proposals',
    page: lazy(() => import('../pages/proposals/page')),
    menu: { text: 'proposals', group: 'work' },
  },
  { path: '/proposals/:proposalId', page: lazy(() => import('../pages/proposal/page')) },
  { path: '/explain', page: lazy(() => import('../pages/explain/page')), menu: { text: 'explain', group: 'look' } },
  { path: '/audit', page: lazy(() => import('../pages/audit/page')), menu: { text: 'audit', group: 'look' } },
  { path: '/people', page: lazy(() => import('../pages/people/page')), menu: { text: 'people', group: 'look' } },
  { path: '/people/new', page: personForm },
  { path: '/people/:personId/edit', page: personForm },
  { path: '/people/:personId', page: lazy(() => import('../pages/person/page')) },
  { path: '/machines', page: lazy(() => import('../pages/machines/page')), menu: { text: 'machines', group: 'look' } },
];
