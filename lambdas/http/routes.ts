import type { Role, Route } from './route';

/** An earlier release called all people in the directory approvers; on its paths their ids are called `approverId`. */
const aliasOf = <R extends Role>(role: R, path: string) =>
  ({
    function: 'approver-directory',
    role,
    summary: `Former path of \`${path}\`, with approverId instead of personId`,
    aliasOf: path,
  }) as const;

/**
 * The Admin API as one table. CDK creates the gateway routes and the roles' policies from it, the functions dispatch by
 * it, and the OpenAPI document is generated from it. So a route exists in all four or in none.
 */
export const routes = {
  'GET /v1/openapi.json': {
    function: 'admin-api',
    role: 'viewer',
    summary: 'Show this API as an OpenAPI 3.1 document',
  },
  'GET /v1/me': {
    function: 'admin-api',
    role: 'viewer',
    summary: 'Show who calls: the principal, the person it belongs to, and the roles of a sign-in',
  },
  'POST /v1/windows': {
    function: 'admin-api',
    role: 'requester',
    summary: 'Request a window; with `templateId`, make one from an approved template',
  },
  'GET /v1/windows': {
    function: 'admin-api',
    role: 'viewer',
    summary:
      'List windows in order of their start, the latest first with `order=newest`; filter by `siteId`, `status`, `from` and `to`',
  },
  'GET /v1/windows/{windowId}': { function: 'admin-api', role: 'viewer', summary: 'Show a window' },
  'PATCH /v1/windows/{windowId}': {
    function: 'admin-api',
    role: 'requester',
    summary: 'Edit the plan of a window, or propose an amendment once the window has begun',
  },
  'GET /v1/windows/{windowId}/attempts': {
    function: 'admin-api',
    role: 'viewer',
    summary: 'List how the voting links of a window were used',
  },
  'GET /v1/windows/{windowId}/evidence': {
    function: 'evidence',
    role: 'viewer',
    summary: 'Show all that is known of a window, tied to the audit chain, to be verified offline',
  },
  'POST /v1/windows/{windowId}/approve': {
    function: 'admin-api',
    role: 'approver',
    summary: 'Approve the plan of a window, or its open amendment',
  },
  'POST /v1/windows/{windowId}/reject': {
    function: 'admin-api',
    role: 'approver',
    summary: 'Reject the plan of a window or its open amendment; for an emergency, refuse to ratify it',
  },
  'POST /v1/windows/{windowId}/withdraw': {
    function: 'admin-api',
    role: 'approver',
    summary: 'Withdraw your vote before the question is decided',
  },
  'POST /v1/windows/{windowId}/ratify': {
    function: 'admin-api',
    role: 'approver',
    summary: 'Ratify an emergency window, also after its deadline',
  },
  'POST /v1/windows/{windowId}/comments': {
    function: 'admin-api',
    role: 'requester',
    also: ['approver'],
    summary: 'Comment on a window',
  },
  'POST /v1/windows/{windowId}/cancel': {
    function: 'admin-api',
    role: 'requester',
    summary: 'Cancel a window before it starts',
  },
  'POST /v1/windows/{windowId}/end': {
    function: 'admin-api',
    role: 'requester',
    also: ['breakglass'],
    urgent: true,
    summary: 'End a window that has begun',
  },
  'POST /v1/windows/{windowId}/extend': {
    function: 'admin-api',
    role: 'requester',
    summary: 'Extend a window: immediately within its overrun budget, otherwise as an amendment',
  },
  'GET /v1/sites': {
    function: 'admin-api',
    role: 'viewer',
    summary:
      'List sites in order of their ids; filter by `prefix` of the id, or those that could not be published (`publishing=failed`)',
  },
  'POST /v1/sites': { function: 'admin-api', role: 'admin', summary: 'Create a site' },
  'GET /v1/sites/{siteId}': { function: 'admin-api', role: 'viewer', summary: 'Show a site' },
  'PUT /v1/sites/{siteId}': {
    function: 'admin-api',
    role: 'admin',
    summary: 'Replace the settings of a site; a different policy is proposed to its approvers',
  },
  'PATCH /v1/sites/{siteId}': {
    function: 'admin-api',
    role: 'admin',
    summary: 'Change some settings of a site; a different policy is proposed to its approvers',
  },
  'DELETE /v1/sites/{siteId}': {
    function: 'admin-api',
    role: 'admin',
    summary: 'Delete a site that has no undecided, approved or active windows',
  },
  'GET /v1/sites/{siteId}/status': {
    function: 'admin-api',
    role: 'viewer',
    urgent: true,
    summary: 'Show the mode of a site now or at `at`, its next boundary, and whether the edge is up to date',
  },
  'GET /v1/statuses': {
    function: 'admin-api',
    role: 'viewer',
    summary:
      'List the statuses of all sites, first those that could not be published, are closed, close within a day, or have a request',
  },
  'POST /v1/sites/{siteId}/emergency': {
    function: 'admin-api',
    role: 'breakglass',
    urgent: true,
    summary: 'Start an emergency (break-glass): a window that is active immediately and ratified later',
  },
  'POST /v1/sites/{siteId}/templates': {
    function: 'admin-api',
    role: 'requester',
    summary: 'Propose a template, from which windows start without a new approval',
  },
  'GET /v1/sites/{siteId}/proposals': {
    function: 'admin-api',
    role: 'viewer',
    summary: 'List the proposals of a site, oldest first; filter by `kind` and `status`',
  },
  'GET /v1/proposals/{proposalId}': { function: 'admin-api', role: 'viewer', summary: 'Show a proposal' },
  'POST /v1/proposals/{proposalId}/approve': {
    function: 'admin-api',
    role: 'approver',
    summary: 'Approve a proposal',
  },
  'POST /v1/proposals/{proposalId}/reject': { function: 'admin-api', role: 'approver', summary: 'Reject a proposal' },
  'POST /v1/proposals/{proposalId}/withdraw': {
    function: 'admin-api',
    role: 'approver',
    summary: 'Withdraw your vote on a proposal before it is decided',
  },
  'POST /v1/proposals/{proposalId}/cancel': {
    function: 'admin-api',
    role: 'requester',
    summary: 'Cancel an open proposal, or revoke an approved template',
  },
  'GET /v1/proposals/{proposalId}/attempts': {
    function: 'admin-api',
    role: 'viewer',
    summary: 'List how the voting links of a proposal were used',
  },
  'POST /v1/sites/{siteId}/bypass-links': {
    function: 'admin-api',
    role: 'admin',
    summary: 'Create a bypass link: whoever has it passes every window',
  },
  'DELETE /v1/sites/{siteId}/bypass-links': {
    function: 'admin-api',
    role: 'admin',
    summary: 'Revoke all bypass links of a site, and the cookies they set',
  },
  'PUT /v1/sites/{siteId}/bypass-header': {
    function: 'admin-api',
    role: 'admin',
    summary: 'Create a header secret with which automation passes every window; the previous one stops working',
  },
  'DELETE /v1/sites/{siteId}/bypass-header': {
    function: 'admin-api',
    role: 'admin',
    summary: 'Revoke the header secret of a site',
  },
  'GET /v1/sites/{siteId}/subscribers': {
    function: 'public-notices',
    role: 'viewer',
    summary: 'Show the topic of the public notices of a site, and how many subscribe to it',
  },
  'POST /v1/sites/{siteId}/subscribers': {
    function: 'public-notices',
    role: 'admin',
    summary: 'Ask a mailbox to confirm that it wants the public notices of a site',
  },
  'GET /v1/questions': {
    function: 'admin-api',
    role: 'viewer',
    summary: 'List the open questions of all sites, the earliest deadline first; with `mine`, those for the caller',
  },
  'GET /v1/explain': {
    function: 'admin-api',
    role: 'viewer',
    summary: 'Show what the edge does with a request, now or at `at`, and which rule decides',
  },
  'GET /v1/people': { function: 'approver-directory', role: 'viewer', summary: 'List the people in the directory' },
  'POST /v1/people': {
    function: 'approver-directory',
    role: 'admin',
    summary: 'Add a person, and send a mail to confirm the mailbox',
  },
  'PATCH /v1/people/{personId}': {
    function: 'approver-directory',
    role: 'admin',
    summary: 'Change a person; a new address has to be confirmed',
  },
  'DELETE /v1/people/{personId}': {
    function: 'approver-directory',
    role: 'admin',
    summary: 'Remove a person and the SNS topic for their mails',
  },
  'POST /v1/people/{personId}/confirm': {
    function: 'approver-directory',
    role: 'admin',
    summary: 'Confirm a mailbox with the token from its mail',
  },
  'GET /v1/approvers': aliasOf('viewer', 'GET /v1/people'),
  'POST /v1/approvers': aliasOf('admin', 'POST /v1/people'),
  'PATCH /v1/approvers/{approverId}': aliasOf('admin', 'PATCH /v1/people/{personId}'),
  'DELETE /v1/approvers/{approverId}': aliasOf('admin', 'DELETE /v1/people/{personId}'),
  'POST /v1/approvers/{approverId}/confirm': aliasOf('admin', 'POST /v1/people/{personId}/confirm'),
  'GET /v1/machines': { function: 'approver-directory', role: 'viewer', summary: 'List the machines that may request' },
  'POST /v1/machines': {
    function: 'approver-directory',
    role: 'admin',
    summary: 'Add a machine that may request, with the person who owns it',
  },
  'PATCH /v1/machines/{machineId}': {
    function: 'approver-directory',
    role: 'admin',
    summary: 'Change the owner or the principals of a machine',
  },
  'DELETE /v1/machines/{machineId}': { function: 'approver-directory', role: 'admin', summary: 'Remove a machine' },
  'GET /v1/audit': {
    function: 'admin-api',
    role: 'viewer',
    summary: 'List the audit entries of a site, or of the directory without `siteId`',
  },
  'GET /v1/audit/export': {
    function: 'admin-api',
    role: 'viewer',
    summary: 'Export an audit chain as JSON Lines, exactly as it was hashed',
  },
  'GET /v1/audit/verify': {
    function: 'admin-api',
    role: 'viewer',
    summary: 'Verify an audit chain by recomputing its hashes',
  },
  'GET /v1/webhooks/{webhookId}/deliveries': {
    function: 'admin-api',
    role: 'viewer',
    summary: 'List which events a webhook of the configuration took',
  },
  'POST /v1/webhooks/{webhookId}/replay': {
    function: 'admin-api',
    role: 'admin',
    summary: 'Send an event to a webhook again',
  },
  'GET /approvals': { function: 'approval-page', role: 'public', summary: 'Show the confirm page of a voting link' },
  'HEAD /approvals': { function: 'approval-page', role: 'public', summary: 'Show the headers of the confirm page' },
  'POST /approvals': {
    function: 'approval-page',
    role: 'public',
    summary: 'Vote with a voting link, or withdraw the vote',
  },
} as const satisfies Record<`${'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`, Route>;

export type RouteKey = keyof typeof routes;
