import { bare, type Operations } from '../server/operation';
import { pageQuery } from '../server/paging-fields';
import { bypassLinkRequest } from './bypass-schema';
import { siteChange, siteFilter, sitePatch, sitePath, siteRequest, statusQuery } from './schema';

const onSite = { ...bare, path: sitePath, conditional: true };

export const siteOperations = {
  'GET /v1/sites': { id: 'listSites', ...bare, query: siteFilter },
  'POST /v1/sites': { id: 'createSite', ...bare, body: siteRequest },
  'GET /v1/sites/{siteId}': { id: 'getSite', ...bare, path: sitePath },
  'PUT /v1/sites/{siteId}': { id: 'updateSite', ...onSite, body: siteChange },
  'PATCH /v1/sites/{siteId}': {
    id: 'patchSite',
    ...onSite,
    body: sitePatch,
    bodyTypes: ['application/merge-patch+json', 'application/json'],
    repeatable: true,
  },
  'DELETE /v1/sites/{siteId}': { id: 'deleteSite', ...onSite },
  'GET /v1/sites/{siteId}/status': {
    id: 'siteStatus',
    ...bare,
    path: sitePath,
    query: statusQuery,
  },
  'GET /v1/statuses': { id: 'listStatuses', ...bare, query: pageQuery },
} as const satisfies Operations;

export const bypassOperations = {
  'POST /v1/sites/{siteId}/bypass-links': {
    id: 'createBypassLink',
    ...bare,
    path: sitePath,
    body: bypassLinkRequest,
  },
  'DELETE /v1/sites/{siteId}/bypass-links': {
    id: 'revokeBypassLinks',
    ...bare,
    path: sitePath,
  },
  'PUT /v1/sites/{siteId}/bypass-header': {
    id: 'setBypassHeader',
    ...bare,
    path: sitePath,
  },
  'DELETE /v1/sites/{siteId}/bypass-header': {
    id: 'revokeBypassHeader',
    ...bare,
    path: sitePath,
  },
} as const satisfies Operations;
