/**
 * The Admin API as one table. CDK makes a gateway route and the roles' policies from it, the functions dispatch by it, and
 * the OpenAPI document is written from it: a route exists in all four or in none.
 */
export const roles = ['viewer', 'requester', 'approver', 'admin', 'breakglass'] as const;
export type Role = (typeof roles)[number];

/**
 * What the managed policy `quiesce-{role}` allows: the routes of these roles. An administrator may also request and vote;
 * who may vote on what is decided per person, never per role.
 */
export const rolesWithin: Readonly<Record<Role, readonly Role[]>> = {
  viewer: ['viewer'],
  requester: ['viewer', 'requester'],
  approver: ['viewer', 'approver'],
  admin: ['viewer', 'requester', 'approver', 'admin'],
  breakglass: ['viewer', 'breakglass'],
};

export interface Route {
  /** The function that answers. */
  readonly function: 'admin-api' | 'approver-directory' | 'approval-page';
  /** Whose routes these are (see {@link rolesWithin}), or `public`: no signature asked. */
  readonly role: Role | 'public';
  readonly summary: string;
}

export const routes = {
  'GET /v1/openapi.json': { function: 'admin-api', role: 'viewer', summary: 'This API as an OpenAPI 3.1 document' },
  'POST /v1/windows': { function: 'admin-api', role: 'requester', summary: 'Request a window' },
  'GET /v1/windows': { function: 'admin-api', role: 'viewer', summary: 'List windows' },
  'GET /v1/windows/{windowId}': { function: 'admin-api', role: 'viewer', summary: 'Show a window' },
  'POST /v1/windows/{windowId}/approve': { function: 'admin-api', role: 'approver', summary: 'Approve the plan' },
  'POST /v1/windows/{windowId}/reject': { function: 'admin-api', role: 'approver', summary: 'Reject the plan' },
  'POST /v1/windows/{windowId}/cancel': {
    function: 'admin-api',
    role: 'requester',
    summary: 'Cancel before the start',
  },
  'POST /v1/windows/{windowId}/end': { function: 'admin-api', role: 'requester', summary: 'End an active window now' },
  'GET /v1/sites': { function: 'admin-api', role: 'viewer', summary: 'List sites' },
  'POST /v1/sites': { function: 'admin-api', role: 'admin', summary: 'Create a site' },
  'GET /v1/sites/{siteId}': { function: 'admin-api', role: 'viewer', summary: 'Show a site' },
  'PUT /v1/sites/{siteId}': { function: 'admin-api', role: 'admin', summary: 'Change a site' },
  'DELETE /v1/sites/{siteId}': { function: 'admin-api', role: 'admin', summary: 'Delete a site without live windows' },
  'GET /v1/sites/{siteId}/status': { function: 'admin-api', role: 'viewer', summary: 'Mode of a site at a time' },
  'POST /v1/sites/{siteId}/bypass-links': {
    function: 'admin-api',
    role: 'admin',
    summary: 'Make a link whose holder passes',
  },
  'DELETE /v1/sites/{siteId}/bypass-links': {
    function: 'admin-api',
    role: 'admin',
    summary: 'Revoke all bypass links and the cookies they set',
  },
  'PUT /v1/sites/{siteId}/bypass-header': {
    function: 'admin-api',
    role: 'admin',
    summary: 'Make a new secret by which automation passes',
  },
  'DELETE /v1/sites/{siteId}/bypass-header': {
    function: 'admin-api',
    role: 'admin',
    summary: 'Let nobody pass by a header',
  },
  'GET /v1/explain': { function: 'admin-api', role: 'viewer', summary: 'What the edge does with a request, and why' },
  'GET /v1/approvers': { function: 'approver-directory', role: 'viewer', summary: 'List people' },
  'POST /v1/approvers': { function: 'approver-directory', role: 'admin', summary: 'Add a person' },
  'DELETE /v1/approvers/{approverId}': { function: 'approver-directory', role: 'admin', summary: 'Remove a person' },
  'POST /v1/approvers/{approverId}/confirm': {
    function: 'approver-directory',
    role: 'admin',
    summary: 'Confirm a mailbox with the token from its mail',
  },
  'GET /v1/audit': { function: 'admin-api', role: 'viewer', summary: 'List audit entries of a chain' },
  'GET /v1/audit/export': { function: 'admin-api', role: 'viewer', summary: 'Export a chain as JSON Lines' },
  'GET /v1/audit/verify': { function: 'admin-api', role: 'viewer', summary: 'Verify a chain' },
  'GET /approvals': { function: 'approval-page', role: 'public', summary: 'Confirm page of a voting link' },
  'HEAD /approvals': { function: 'approval-page', role: 'public', summary: 'Confirm page, headers only' },
  'POST /approvals': { function: 'approval-page', role: 'public', summary: 'Cast the vote of a voting link' },
} as const satisfies Record<`${'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`, Route>;

export type RouteKey = keyof typeof routes;
