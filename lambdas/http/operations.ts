import * as z from 'zod/mini';
import { auditFilter, auditPage, auditVerdict, chainFilter, exportFilter } from './audit/schema';
import {
  approverAnswer,
  approverChange,
  approverList,
  approverPath,
  approverRequest,
  confirmation,
  machineAnswer,
  machineList,
  machinePath,
  machineRequest,
} from './directory/schema';
import { explainQuery, explanation } from './explain/schema';
import { proposalAnswer, proposalFilter, proposalPage, proposalPath, templateRequest } from './proposal/schema';
import type { RouteKey } from './routes';
import { pageQuery } from './server/page-fields';
import { bypassChange, bypassHeader, bypassLink, bypassLinkRequest } from './site/bypass-schema';
import {
  siteAnswer,
  siteChange,
  siteList,
  sitePath,
  siteRequest,
  siteStatusAnswer,
  siteWithProposal,
  statusQuery,
} from './site/schema';
import { answer, attemptList, decision } from './voting/question-schema';
import { linkQuery, voteForm } from './voting/vote-schema';
import { emergencyRequest } from './window/emergency-schema';
import {
  commentRequest,
  extension,
  windowAnswer,
  windowChange,
  windowFilter,
  windowPage,
  windowPath,
  windowRequest,
  windowWithEnforcement,
} from './window/schema';

type Schema = z.core.$ZodType;

export interface Answer {
  readonly status: number;
  /** `application/json` unless said. */
  readonly contentType?: string;
  readonly schema?: Schema;
}

/** What a route reads and answers. The functions parse by it, and the OpenAPI document is written from it. */
export interface Operation {
  /** The word of the command or query. */
  readonly id: string;
  readonly path: Schema;
  readonly query: Schema;
  readonly body: Schema;
  readonly answer: Answer;
  /** `If-Match` with the ETag of a read is honoured. */
  readonly conditional: boolean;
  /** A PATCH whose repeat with the same `Idempotency-Key` gets the first answer, as on every POST. */
  readonly repeatable?: boolean;
}

const bare = { path: z.strictObject({}), query: z.strictObject({}), body: z.undefined(), conditional: false };
const json = (schema: Schema): Answer => ({ status: 200, schema });
const created = (schema: Schema): Answer => ({ status: 201, schema });
const html: Answer = { status: 200, contentType: 'text/html; charset=utf-8' };
const onWindow = { ...bare, path: windowPath, body: z._default(decision, {}), conditional: true };
const voteOnWindow = { ...onWindow, body: z._default(answer, {}) };
const onSite = { ...bare, path: sitePath, conditional: true };
const onProposal = {
  ...bare,
  path: proposalPath,
  body: z._default(decision, {}),
  conditional: true,
  answer: json(proposalAnswer),
};

const voteOnProposal = { ...onProposal, body: z._default(answer, {}) };

export const operations = {
  'GET /v1/openapi.json': { id: 'getOpenapi', ...bare, answer: json(z.object({})) },
  'POST /v1/windows': { id: 'requestWindow', ...bare, body: windowRequest, answer: created(windowAnswer) },
  'GET /v1/windows': { id: 'listWindows', ...bare, query: windowFilter, answer: json(windowPage) },
  'GET /v1/windows/{windowId}': { id: 'getWindow', ...bare, path: windowPath, answer: json(windowAnswer) },
  'PATCH /v1/windows/{windowId}': {
    id: 'editWindow',
    ...onWindow,
    body: windowChange,
    repeatable: true,
    answer: json(windowWithEnforcement),
  },
  'GET /v1/windows/{windowId}/attempts': {
    id: 'listWindowAttempts',
    ...bare,
    path: windowPath,
    answer: json(attemptList),
  },
  'POST /v1/windows/{windowId}/approve': { id: 'approveWindow', ...voteOnWindow, answer: json(windowAnswer) },
  'POST /v1/windows/{windowId}/reject': { id: 'rejectWindow', ...voteOnWindow, answer: json(windowAnswer) },
  'POST /v1/windows/{windowId}/withdraw': { id: 'withdrawWindowVote', ...voteOnWindow, answer: json(windowAnswer) },
  'POST /v1/windows/{windowId}/ratify': { id: 'ratifyWindow', ...voteOnWindow, answer: json(windowAnswer) },
  'POST /v1/windows/{windowId}/comments': {
    id: 'commentOnWindow',
    ...onWindow,
    body: commentRequest,
    answer: created(windowAnswer),
  },
  'POST /v1/windows/{windowId}/cancel': { id: 'cancelWindow', ...onWindow, answer: json(windowWithEnforcement) },
  'POST /v1/windows/{windowId}/end': { id: 'endWindow', ...onWindow, answer: json(windowWithEnforcement) },
  'POST /v1/windows/{windowId}/extend': {
    id: 'extendWindow',
    ...onWindow,
    body: extension,
    answer: json(windowWithEnforcement),
  },
  'GET /v1/sites': { id: 'listSites', ...bare, query: pageQuery, answer: json(siteList) },
  'POST /v1/sites': { id: 'createSite', ...bare, body: siteRequest, answer: created(siteAnswer) },
  'GET /v1/sites/{siteId}': { id: 'getSite', ...bare, path: sitePath, answer: json(siteAnswer) },
  'PUT /v1/sites/{siteId}': { id: 'updateSite', ...onSite, body: siteChange, answer: json(siteWithProposal) },
  'DELETE /v1/sites/{siteId}': { id: 'deleteSite', ...onSite, answer: { status: 204 } },
  'GET /v1/sites/{siteId}/status': {
    id: 'siteStatus',
    ...bare,
    path: sitePath,
    query: statusQuery,
    answer: json(siteStatusAnswer),
  },
  'POST /v1/sites/{siteId}/emergency': {
    id: 'startEmergency',
    ...bare,
    path: sitePath,
    body: emergencyRequest,
    answer: created(windowWithEnforcement),
  },
  'POST /v1/sites/{siteId}/templates': {
    id: 'proposeTemplate',
    ...bare,
    path: sitePath,
    body: templateRequest,
    answer: created(proposalAnswer),
  },
  'GET /v1/sites/{siteId}/proposals': {
    id: 'listProposals',
    ...bare,
    path: sitePath,
    query: proposalFilter,
    answer: json(proposalPage),
  },
  'GET /v1/proposals/{proposalId}': {
    id: 'getProposal',
    ...bare,
    path: proposalPath,
    answer: json(proposalAnswer),
  },
  'GET /v1/proposals/{proposalId}/attempts': {
    id: 'listProposalAttempts',
    ...bare,
    path: proposalPath,
    answer: json(attemptList),
  },
  'POST /v1/proposals/{proposalId}/approve': { id: 'approveProposal', ...voteOnProposal },
  'POST /v1/proposals/{proposalId}/reject': { id: 'rejectProposal', ...voteOnProposal },
  'POST /v1/proposals/{proposalId}/withdraw': { id: 'withdrawProposalVote', ...voteOnProposal },
  'POST /v1/proposals/{proposalId}/cancel': { id: 'cancelProposal', ...onProposal },
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
  'GET /v1/explain': { id: 'explain', ...bare, query: explainQuery, answer: json(explanation) },
  'GET /v1/approvers': { id: 'listApprovers', ...bare, answer: json(approverList) },
  'POST /v1/approvers': { id: 'addApprover', ...bare, body: approverRequest, answer: created(approverAnswer) },
  'PATCH /v1/approvers/{approverId}': {
    id: 'changeApprover',
    ...bare,
    path: approverPath,
    body: approverChange,
    conditional: true,
    answer: json(approverAnswer),
  },
  'DELETE /v1/approvers/{approverId}': { id: 'removeApprover', ...bare, path: approverPath, answer: { status: 204 } },
  'POST /v1/approvers/{approverId}/confirm': {
    id: 'confirmApprover',
    ...bare,
    path: approverPath,
    body: z._default(confirmation, {}),
    answer: json(approverAnswer),
  },
  'GET /v1/machines': { id: 'listMachines', ...bare, answer: json(machineList) },
  'POST /v1/machines': { id: 'addMachine', ...bare, body: machineRequest, answer: created(machineAnswer) },
  'DELETE /v1/machines/{machineId}': { id: 'removeMachine', ...bare, path: machinePath, answer: { status: 204 } },
  'GET /v1/audit': { id: 'listAudit', ...bare, query: auditFilter, answer: json(auditPage) },
  'GET /v1/audit/export': {
    id: 'exportAudit',
    ...bare,
    query: exportFilter,
    answer: { status: 200, contentType: 'application/x-ndjson' },
  },
  'GET /v1/audit/verify': { id: 'verifyAudit', ...bare, query: chainFilter, answer: json(auditVerdict) },
  'GET /approvals': { id: 'openLink', ...bare, query: linkQuery, answer: html },
  'HEAD /approvals': { id: 'openLinkHeaders', ...bare, query: linkQuery, answer: html },
  'POST /approvals': { id: 'voteByMail', ...bare, query: linkQuery, body: voteForm, answer: html },
} as const satisfies Record<RouteKey, Operation>;

type Operations = typeof operations;
export type PathOf<K extends RouteKey> = z.output<Operations[K]['path']>;
export type QueryOf<K extends RouteKey> = z.output<Operations[K]['query']>;
export type BodyOf<K extends RouteKey> = z.output<Operations[K]['body']>;
