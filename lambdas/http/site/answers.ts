import { type Answers, created, json, type NamedSchemas, noContent } from '../server/answer';
import {
  bypassChange,
  bypassHeader,
  bypassLink,
  siteAnswer,
  siteList,
  siteStatusAnswer,
  siteWithProposal,
  statusList,
} from './answer-schema';
import { bypassLinkRequest } from './bypass-schema';
import { policy } from './policy-schema';
import { siteChange, sitePatch, siteRequest } from './schema';

export const siteAnswers = {
  'GET /v1/sites': json(siteList),
  'POST /v1/sites': created(siteAnswer),
  'GET /v1/sites/{siteId}': json(siteAnswer),
  'PUT /v1/sites/{siteId}': { ...json(siteAnswer), accepted: siteWithProposal },
  'PATCH /v1/sites/{siteId}': { ...json(siteAnswer), accepted: siteWithProposal },
  'DELETE /v1/sites/{siteId}': noContent,
  'GET /v1/sites/{siteId}/status': json(siteStatusAnswer),
  'GET /v1/statuses': json(statusList),
} as const satisfies Answers;

export const bypassAnswers = {
  'POST /v1/sites/{siteId}/bypass-links': created(bypassLink),
  'DELETE /v1/sites/{siteId}/bypass-links': json(bypassChange),
  'PUT /v1/sites/{siteId}/bypass-header': created(bypassHeader),
  'DELETE /v1/sites/{siteId}/bypass-header': json(bypassChange),
} as const satisfies Answers;

export const siteSchemas = {
  Policy: policy,
  SiteRequest: siteRequest,
  SiteChange: siteChange,
  SitePatch: sitePatch,
  Site: siteAnswer,
  SiteWithProposal: siteWithProposal,
  SiteList: siteList,
  SiteStatus: siteStatusAnswer,
  StatusList: statusList,
  BypassLinkRequest: bypassLinkRequest,
  BypassLink: bypassLink,
  BypassHeader: bypassHeader,
  BypassChange: bypassChange,
} as const satisfies NamedSchemas;
