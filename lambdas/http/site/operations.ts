import { bare, created, json, type NamedSchemas, noContent, type Operations } from '../server/operation';
import { pageQuery } from '../server/paging-fields';
import { bypassChange, bypassHeader, bypassLink, bypassLinkRequest } from './bypass-schema';
import { policy } from './policy-schema';
import {
  siteAnswer,
  siteChange,
  siteList,
  sitePath,
  siteRequest,
  siteStatusAnswer,
  siteWithProposal,
  statusQuery,
} from './schema';

const onSite = { ...bare, path: sitePath, conditional: true };

export const siteOperations = {
  'GET /v1/sites': { id: 'listSites', ...bare, query: pageQuery, answer: json(siteList) },
  'POST /v1/sites': { id: 'createSite', ...bare, body: siteRequest, answer: created(siteAnswer) },
  'GET /v1/sites/{siteId}': { id: 'getSite', ...bare, path: sitePath, answer: json(siteAnswer) },
  'PUT /v1/sites/{siteId}': { id: 'updateSite', ...onSite, body: siteChange, answer: json(siteWithProposal) },
  'DELETE /v1/sites/{siteId}': { id: 'deleteSite', ...onSite, answer: noContent },
  'GET /v1/sites/{siteId}/status': {
    id: 'siteStatus',
    ...bare,
    path: sitePath,
    query: statusQuery,
    answer: json(siteStatusAnswer),
  },
} as const satisfies Operations;

export const bypassOperations = {
  'POST /v1/sites/{siteId}/bypass-links': {
    id: 'createBypassLink',
    ...bare,
    path: sitePath,
    body: bypassLinkRequest,
    answer: created(bypassLink),
  },
  'DELETE /v1/sites/{siteId}/bypass-links': {
    id: 'revokeBypassLinks',
    ...bare,
    path: sitePath,
    answer: json(bypassChange),
  },
  'PUT /v1/sites/{siteId}/bypass-header': {
    id: 'setBypassHeader',
    ...bare,
    path: sitePath,
    answer: created(bypassHeader),
  },
  'DELETE /v1/sites/{siteId}/bypass-header': {
    id: 'revokeBypassHeader',
    ...bare,
    path: sitePath,
    answer: json(bypassChange),
  },
} as const satisfies Operations;

export const siteSchemas = {
  Policy: policy,
  SiteRequest: siteRequest,
  SiteChange: siteChange,
  Site: siteAnswer,
  SiteWithProposal: siteWithProposal,
  SiteList: siteList,
  SiteStatus: siteStatusAnswer,
  BypassLinkRequest: bypassLinkRequest,
  BypassLink: bypassLink,
  BypassHeader: bypassHeader,
  BypassChange: bypassChange,
} as const satisfies NamedSchemas;
