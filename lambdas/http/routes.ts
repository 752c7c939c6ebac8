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
const rolesWithin: Readonly<Record<Role, readonly Role[]>> = {
  viewer: ['viewer'],
  requester: ['viewer', 'requester'],
  approver: ['viewer', 'approver'],
  admin: ['viewer', 'requester', 'approver', 'admin'],
  breakglass: ['viewer', 'breakglass'],
};

export interface Route {
  /** The function that answers. */
  readonly function: 'admin-api' | 'approver-directory' | 'approval-page';
  /** Whose route this is (see {@link rolesWithin}), or `public`: no signature asked. */
  readonly role: Role | 'public';
  /** Whose else. */
  readonly also?: readonly Role[];
  /** Must answer while somebody floods the API: it closes or opens a site at once, or says which mode a site is in. */
  readonly urgent?: true;
  readonly summary: string;
  /** An earlier path of that route, kept for clients that know it. */
  readonly aliasOf?: string;
}

/** The people of the directory were once called approvers, whether or not they approve; their ids are `approverId` there. */
const aliasOf = <R extends Role>(role: R, path: string) =>
  ({
    function: 'approver-directory',
    role,
    summary: `Earlier path of \`${path}\`, with approverId for personId`,
    aliasOf: path,
  }) as const;

/** Requests per second, and how many may come at once. */
export interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

/**
 * What the gateway lets through to one route. It takes a request without a valid signature for a request like any other, so
 * each route has an allowance of its own, and an urgent one has so much that crowding others out takes a large flood.
 * See docs/decisions/0024-an-allowance-for-each-route.md.
 */
export const throttles = {
  /** A signature is asked, so most of a flood reaches no function. Less than a tenth of an account's allowance. */
  urgent: { rate: 500, burst: 1000 },
  /** Enough for consoles and pipelines, too few to wear the tables out. */
  usual: { rate: 50, burst: 100 },
  /** Every request reaches a function, and nobody votes more often than this. */
  public: { rate: 5, burst: 20 },
} as const satisfies Readonly<Record<string, Throttle>>;

/** The allowance of a route. */
export function throttleOf({ role, urgent }: Route): Throttle {
  if (role === 'public') return throttles.public;
  return urgent ? throttles.urgent : throttles.usual;
}

/** Whether the managed policy of a role allows a route. */
export function mayCall(role: Role, { role: owner, also = [] }: Route): boolean {
  return rolesWithin[role].some((within) => within === owner || also.includes(within));
}

export const routes = {
  'GET /v1/openapi.json': { function: 'admin-api', role: 'viewer', summary: 'This API as an OpenAPI 3.1 document' },
  'POST /v1/windows': { function: 'admin-api', role: 'requester', summary: 'Request a window' },
  'GET /v1/windows': { function: 'admin-api', role: 'viewer', summary: 'List windows' },
  'GET /v1/windows/{windowId}': { function: 'admin-api', role: 'viewer', summary: 'Show a window' },
  'PATCH /v1/windows/{windowId}': {
    function: 'admin-api',
    role: 'requester',
    summary: 'Edit the plan, or amend it once the window has begun',
  },
  'GET /v1/windows/{windowId}/attempts': {
    function: 'admin-api',
    role: 'viewer',
    summary: 'What was done with the voting links of a window',
  },
  'POST /v1/windows/{windowId}/approve': { function: 'admin-api', role: 'approver', summary: 'Approve the plan' },
  'POST /v1/windows/{windowId}/reject': { function: 'admin-api', role: 'approver', summary: 'Reject the plan' },
  'POST /v1/windows/{windowId}/withdraw': {
    function: 'admin-api',
    role: 'approver',
    summary: 'Take a vote back before the decision',
  },
  'POST /v1/windows/{windowId}/ratify': {
    function: 'admin-api',
    role: 'approver',
    summary: 'Ratify an emergency window',
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
    summary: 'Cancel before the start',
  },
  'POST /v1/windows/{windowId}/end': {
    function: 'admin-api',
    role: 'requester',
    also: ['breakglass'],
    urgent: true,
    summary: 'End an active window now',
  },
  'POST /v1/windows/{windowId}/extend': {
    function: 'admin-api',
    role: 'requester',
    summary: 'Move the end within the overrun budget',
  },
  'GET /v1/sites': { function: 'admin-api', role: 'viewer', summary: 'List sites' },
  'POST /v1/sites': { function: 'admin-api', role: 'admin', summary: 'Create a site' },
  'GET /v1/sites/{siteId}': { function: 'admin-api', role: 'viewer', summary: 'Show a site' },
  'PUT /v1/sites/{siteId}': {
    function: 'admin-api',
    role: 'admin',
    summary: 'Change a site; another policy is proposed to its approvers',
  },
  'DELETE /v1/sites/{siteId}': { function: 'admin-api', role: 'admin', summary: 'Delete a site without live windows' },
  'GET /v1/sites/{siteId}/status': {
    function: 'admin-api',
    role: 'viewer',
    urgent: true,
    summary: 'Mode of a site at a time',
  },
  'POST /v1/sites/{siteId}/emergency': {
    function: 'admin-api',
    role: 'breakglass',
    urgent: true,
    summary: 'Break the glass: a window that is active at once',
  },
  'POST /v1/sites/{siteId}/templates': {
    function: 'admin-api',
    role: 'requester',
    summary: 'Propose a template from which windows start without a new approval',
  },
  'GET /v1/sites/{siteId}/proposals': { function: 'admin-api', role: 'viewer', summary: 'List proposals of a site' },
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
    summary: 'Take a vote on a proposal back',
  },
  'POST /v1/proposals/{proposalId}/cancel': {
    function: 'admin-api',
    role: 'requester',
    summary: 'Take a proposal back, or revoke a template',
  },
  'GET /v1/proposals/{proposalId}/attempts': {
    function: 'admin-api',
    role: 'viewer',
    summary: 'What was done with the voting links of a proposal',
  },
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
  'GET /v1/people': { function: 'approver-directory', role: 'viewer', summary: 'List the people in the directory' },
  'POST /v1/people': {
    function: 'approver-directory',
    role: 'admin',
    summary: 'Add a person, and mail the mailbox to confirm it',
  },
  'PATCH /v1/people/{personId}': {
    function: 'approver-directory',
    role: 'admin',
    summary: 'Change a person; another address is asked to confirm',
  },
  'DELETE /v1/people/{personId}': {
    function: 'approver-directory',
    role: 'admin',
    summary: 'Remove a person and the topic that mails them',
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
  'GET /v1/machines': { function: 'approver-directory', role: 'viewer', summary: 'List machines' },
  'POST /v1/machines': { function: 'approver-directory', role: 'admin', summary: 'Add a machine that may request' },
  'DELETE /v1/machines/{machineId}': { function: 'approver-directory', role: 'admin', summary: 'Remove a machine' },
  'GET /v1/audit': { function: 'admin-api', role: 'viewer', summary: 'List audit entries of a chain' },
  'GET /v1/audit/export': { function: 'admin-api', role: 'viewer', summary: 'Export a chain as JSON Lines' },
  'GET /v1/audit/verify': { function: 'admin-api', role: 'viewer', summary: 'Verify a chain' },
  'GET /approvals': { function: 'approval-page', role: 'public', summary: 'Confirm page of a voting link' },
  'HEAD /approvals': { function: 'approval-page', role: 'public', summary: 'Confirm page, headers only' },
  'POST /approvals': {
    function: 'approval-page',
    role: 'public',
    summary: 'Cast or withdraw the vote of a voting link',
  },
} as const satisfies Record<`${'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`, Route>;

export type RouteKey = keyof typeof routes;
