/**
 * What each deployed function needs to know, by name. CDK types its `environment` from this tuple and the function
 * reads it through `readEnvironment`, so a forgotten name fails the type check, and missing values fail the first start
 * with one message that names them all.
 */
export const environment = {
  'admin-api': [
    'CONTROL_TABLE',
    'AUDIT_TABLE',
    'PUBLISH_EDGE_FUNCTION',
    'APPROVER_DIRECTORY_FUNCTION',
    'WILDCARDS',
    'ARMED_SECONDS_AHEAD',
    'WEBHOOKS',
    'DELIVER_WEBHOOK_FUNCTION',
    'STACK_NAME',
    'ROLE_GROUPS',
    'CONTACT',
  ],
  'approver-directory': ['CONTROL_TABLE', 'AUDIT_TABLE', 'APPROVER_TOPIC_ARN_PREFIX', 'ROLE_GROUPS'],
  'approval-page': ['CONTROL_TABLE', 'AUDIT_TABLE', 'ARMED_SECONDS_AHEAD', 'CONSOLE_URL'],
  'notify-approvers': ['CONTROL_TABLE', 'APPROVER_TOPIC_ARN_PREFIX', 'APPROVALS_URL', 'CONSOLE_URL'],
  'conclude-request': ['CONTROL_TABLE', 'AUDIT_TABLE', 'APPROVER_TOPIC_ARN_PREFIX'],
  'on-control-change': [
    'CONTROL_TABLE',
    'AUDIT_TABLE',
    'APPROVAL_FLOW_ARN',
    'NOTIFY_APPROVERS_FUNCTION',
    'FLIP_WINDOW_FUNCTION_ARN',
    'SCHEDULE_GROUP',
    'SCHEDULER_ROLE_ARN',
    'SCHEDULE_DLQ_ARN',
    'NEAR_BOUNDARY_QUEUE_URL',
    'NEAR_BOUNDARY_SECONDS',
    'ARMED_SECONDS_AHEAD',
    'PUBLISH_EDGE_FUNCTION_ARN',
    'PROVE_FLIP_FUNCTION',
  ],
  'flip-window': ['CONTROL_TABLE', 'AUDIT_TABLE'],
  evidence: ['CONTROL_TABLE', 'AUDIT_TABLE', 'ROLE_GROUPS'],
  'prove-flip': ['CONTROL_TABLE', 'PROBE_ENDPOINT'],
  'publish-edge': ['CONTROL_TABLE', 'EDGE_STORE_ARN', 'ARMED_SECONDS_AHEAD'],
  'deliver-webhook': ['CONTROL_TABLE', 'WEBHOOKS', 'WEBHOOKS_TO_LOOPBACK'],
  'archive-audit': ['AUDIT_TABLE', 'ARCHIVE_BUCKET', 'ARCHIVE_HOST'],
  'publish-events': ['CONTROL_TABLE', 'EVENT_BUS_ARN', 'STACK_NAME'],
  'public-notices': [
    'CONTROL_TABLE',
    'NOTICE_TOPIC_ARN_PREFIX',
    'SCHEDULE_GROUP',
    'SCHEDULER_ROLE_ARN',
    'SCHEDULE_DLQ_ARN',
  ],
  reconcile: [
    'CONTROL_TABLE',
    'ARMED_SECONDS_AHEAD',
    'APPROVAL_FLOW_ARN',
    'SCHEDULE_GROUP',
    'ON_CONTROL_CHANGE_FUNCTION',
    'PUBLISH_EDGE_FUNCTION',
    'FLIP_WINDOW_FUNCTION',
    'NOTIFY_APPROVERS_FUNCTION',
    'CONCLUDE_REQUEST_FUNCTION',
    'PUBLIC_NOTICES_FUNCTION',
    'PROVE_FLIP_FUNCTION',
  ],
} as const satisfies Record<string, readonly string[]>;

export type FunctionName = keyof typeof environment;
export type EnvironmentOf<F extends FunctionName> = Readonly<Record<(typeof environment)[F][number], string>>;

/** @throws Error naming every missing variable at once. */
export function readEnvironment<F extends FunctionName>(name: F, from = process.env): EnvironmentOf<F> {
  const names: readonly string[] = environment[name];
  const missing = names.filter((key) => !from[key]);
  if (missing.length > 0) throw new Error(`${name} cannot start: set ${missing.join(', ')}`);
  return Object.fromEntries(names.map((key) => [key, from[key]])) as EnvironmentOf<F>;
}
