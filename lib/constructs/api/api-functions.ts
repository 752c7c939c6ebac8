import { Duration } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { RoleGroups } from '../../../lambdas/http/server/role-groups';
import type { ApproverMail } from '../approval/approver-mail';
import type { ControlData } from '../data/control-data';
import type { EdgePublisher } from '../edge/edge-publisher';
import type { Webhooks } from '../events/webhooks';
import { grantCall, QuiesceFunction } from '../shared/quiesce-function';
import type { Undelivered } from '../shared/undelivered';

export interface ApiFunctionsProps {
  readonly stackName: string;
  readonly data: ControlData;
  readonly publisher: EdgePublisher;
  readonly mail: ApproverMail;
  readonly undelivered: Undelivered;
  /** Where some are configured. */
  readonly webhooks?: Webhooks | undefined;
  /** The gate looks wildcard hostnames up. */
  readonly wildcards: boolean;
  /** How long before its start a window is put at the edge. */
  readonly armedSecondsAhead: number;
  /** Which groups of people who sign in give which roles. */
  readonly roleGroups: RoleGroups;
  /** `none` without a console. */
  readonly consoleUrl: string;
  /** Whom people ask who are not in the directory. */
  readonly contact: string;
  readonly logRetention: RetentionDays;
}

/** Partitions that the Admin API's commands read and write. */
const commandKeys = ['SITE#*', 'BYPASS#*', 'HOSTNAME#*', 'WINDOW#*', 'PROPOSAL#*', 'IDEMPOTENCY#*'] as const;

/**
 * The functions behind the Admin API: commands, votes by mail, people, evidence. They are separate because each has
 * different permissions.
 */
export class ApiFunctions extends Construct {
  readonly adminApi: QuiesceFunction<'admin-api'>;
  readonly approvalPage: QuiesceFunction<'approval-page'>;
  readonly approverDirectory: QuiesceFunction<'approver-directory'>;
  readonly evidence: QuiesceFunction<'evidence'>;

  constructor(scope: Construct, id: string, props: ApiFunctionsProps) {
    super(scope, id);
    const { stackName, data, publisher, mail, undelivered, webhooks, wildcards, logRetention } = props;
    const arming = { ARMED_SECONDS_AHEAD: String(props.armedSecondsAhead) };
    const roleGroups = { ROLE_GROUPS: JSON.stringify(props.roleGroups) };
    const tables = { CONTROL_TABLE: data.control.tableName, AUDIT_TABLE: data.audit.tableName };

    this.approverDirectory = new QuiesceFunction(this, 'ApproverDirectory', {
      name: 'approver-directory',
      environment: { ...tables, ...roleGroups, APPROVER_TOPIC_ARN_PREFIX: mail.topicArnPrefix },
      timeout: Duration.seconds(29), // two hundred mailboxes are checked in one call
      logRetention,
      onFailure: undelivered.changes,
    });
    // To find open questions that need the person. Reconcile's state says whether anything is live.
    const needed = ['SITE#*', 'WINDOW#*', 'PROPOSAL#*', 'ORG', 'DIRECTORY', 'IDEMPOTENCY#*', 'RECONCILE'] as const;
    data.grantRead(this.approverDirectory, needed);
    data.grantList(this.approverDirectory, ['byStatus', 'byType']);
    data.grantWrite(this.approverDirectory, 'PutItem', ['DIRECTORY', 'ORG', 'IDEMPOTENCY#*']);
    data.grantAppendAudit(this.approverDirectory, ['ORG']);
    mail.grantManage(this.approverDirectory);
    // For the mails to people whom a change of the directory may replace.
    mail.grantPublish(this.approverDirectory);

    this.adminApi = new QuiesceFunction(this, 'AdminApi', {
      name: 'admin-api',
      environment: {
        ...tables,
        ...roleGroups,
        CONTACT: props.contact,
        PUBLISH_EDGE_FUNCTION: publisher.publishEdge.functionName,
        APPROVER_DIRECTORY_FUNCTION: this.approverDirectory.functionName,
        WILDCARDS: String(wildcards),
        STACK_NAME: stackName,
        WEBHOOKS: webhooks?.webhookIds.join(',') ?? ',',
        DELIVER_WEBHOOK_FUNCTION: webhooks?.deliverWebhook.functionName ?? 'none',
        ...arming,
      },
      timeout: Duration.seconds(29), // less than the gateway's 30, so that the function and not the gateway answers
      logRetention,
    });
    data.grantRead(this.adminApi, [...commandKeys, 'ORG', 'DIRECTORY', 'STORE', 'PUBLISH', 'EDGE#*', 'PROOF#*']);
    // For status and explain, with what the edge has of the site.
    data.grantReadIsolated(this.adminApi, ['SITE#*', 'BYPASS#*', 'EDGE#*']);
    data.grantList(this.adminApi, ['bySite', 'byStatus', 'byType']);
    data.grantQuery(this.adminApi, ['ATTEMPTS#*', 'QUESTIONS', ...(webhooks ? (['WEBHOOK#*'] as const) : [])]);
    if (webhooks) grantCall(webhooks.deliverWebhook, this.adminApi);
    data.grantWrite(this.adminApi, 'PutItem', [...commandKeys, 'PUBLISH', 'MAIL', 'PROOF', 'PLAN#*', 'QUESTIONS']);
    // Room in the edge store is reserved.
    data.grantWrite(this.adminApi, 'UpdateItem', ['STORE']);
    data.grantWrite(this.adminApi, 'DeleteItem', ['SITE#*', 'BYPASS#*', 'HOSTNAME#*', 'QUESTIONS']);
    data.grantWrite(this.adminApi, 'ConditionCheckItem', ['SITE#*', 'BYPASS#*', 'DIRECTORY']);
    // A hostname changes hands on condition of who has the wildcard above it.
    if (wildcards) data.grantWrite(this.adminApi, 'ConditionCheckItem', ['HOSTNAME#*']);
    data.grantAppendAudit(this.adminApi);
    data.grantReadAudit(this.adminApi);
    grantCall(publisher.publishEdge, this.adminApi);
    // Looks at the mailboxes that a request is about to need.
    grantCall(this.approverDirectory, this.adminApi);

    this.approvalPage = new QuiesceFunction(this, 'ApprovalPage', {
      name: 'approval-page',
      environment: { ...tables, ...arming, CONSOLE_URL: props.consoleUrl },
      logRetention,
    });
    data.grantRead(this.approvalPage, [
      'WINDOW#*',
      'PROPOSAL#*',
      'ASKED#*',
      'ATTEMPTS#*',
      'SITE#*',
      'DIRECTORY',
      'STORE',
    ]);
    data.grantWrite(this.approvalPage, 'UpdateItem', ['STORE']);
    data.grantWrite(this.approvalPage, 'PutItem', [
      'WINDOW#*',
      'PROPOSAL#*',
      'ATTEMPTS#*',
      'SITE#*',
      'PUBLISH',
      'MAIL',
    ]);
    // A question that is answered leaves the list.
    data.grantWrite(this.approvalPage, 'DeleteItem', ['QUESTIONS']);
    data.grantWrite(this.approvalPage, 'ConditionCheckItem', ['SITE#*', 'DIRECTORY']);
    data.grantAppendAudit(this.approvalPage);

    // Reads task tokens and hashes of links beside what it shows, so it is a function of its own, and writes nothing.
    this.evidence = new QuiesceFunction(this, 'Evidence', {
      name: 'evidence',
      environment: { ...tables, ...roleGroups },
      timeout: Duration.seconds(29),
      logRetention,
    });
    data.grantRead(this.evidence, ['WINDOW#*', 'SITE#*', 'PLAN#*', 'ASKED#*', 'PROOF#*']);
    data.grantQuery(this.evidence, ['ATTEMPTS#*', 'PUBLISHES#*']);
    data.grantReadEntries(this.evidence);
  }
}
