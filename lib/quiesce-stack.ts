import { CfnOutput, Lazy, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ownRoleGroups } from '../lambdas/http/server/role-groups';
import type { Config } from './config';
import { AdminApi } from './constructs/api/admin-api';
import { ApiFunctions } from './constructs/api/api-functions';
import { RolePolicies } from './constructs/api/role-policies';
import { ApprovalFlow } from './constructs/approval/approval-flow';
import { ApproverMail } from './constructs/approval/approver-mail';
import { MailboxChecks } from './constructs/approval/mailbox-checks';
import { BoundarySchedules } from './constructs/changes/boundary-schedules';
import { ControlChanges } from './constructs/changes/control-changes';
import { FlipProver } from './constructs/changes/flip-prover';
import { Console, type ConsoleProps } from './constructs/console/console';
import { AuditArchive, type AuditArchiveProps } from './constructs/data/audit-archive';
import { ControlData } from './constructs/data/control-data';
import { EdgeGate, type GateCode } from './constructs/edge/edge-gate';
import { EdgePublisher } from './constructs/edge/edge-publisher';
import { EventPublisher } from './constructs/events/event-publisher';
import { PublicNotices } from './constructs/events/public-notices';
import { Webhooks, type WebhooksProps } from './constructs/events/webhooks';
import { externalProvider } from './constructs/identity/external-provider';
import type { SignIn } from './constructs/identity/sign-in';
import { ConsoleUserPool } from './constructs/identity/user-pool';
import { Undelivered } from './constructs/shared/undelivered';
import { Alarms } from './constructs/watch/alarms';
import { Reconciler } from './constructs/watch/reconciler';

export interface QuiesceStackProps {
  readonly config: Config;
  readonly edge: GateCode;
  /** The folder that the console was built into. */
  readonly consoleFiles: string;
}

/**
 * The whole deployment, in the order in which data flows: the tables; the gate and its publisher; the API that writes
 * to the tables; and what a committed change triggers (approval flow, boundary schedules). The reconciler and the
 * alarms watch all of it.
 */
export class QuiesceStack extends Stack {
  private console: Console | undefined;

  constructor(scope: Construct, id: string, { config, edge, consoleFiles }: QuiesceStackProps) {
    super(scope, id, {
      stackName: config.stackName,
      description: 'Quiesce: maintenance windows, approved and enforced',
      terminationProtection: true,
    });
    const { stackName, nearBoundarySeconds, wildcards } = config;
    const armedSecondsAhead = config.edge.armedDaysAhead * 86_400;
    const logRetention = config.logRetentionDays;

    const data = new ControlData(this, 'Data');
    const undelivered = new Undelivered(this, 'Undelivered');
    const gate = new EdgeGate(this, 'Gate', { stackName, code: edge, distribution: config.distribution });
    const publisherProps = { data, gate, undelivered, armedSecondsAhead, logRetention };
    const publisher = new EdgePublisher(this, 'Publisher', publisherProps);

    const eventProps = { stackName, events: config.events, data, undelivered, logRetention };
    const events = new EventPublisher(this, 'Events', eventProps);
    const webhooks = this.webhooksOf(config, { stackName, events, data, undelivered, logRetention });

    const noticeProps = { stackName, data, events, undelivered, logRetention };
    const notices = new PublicNotices(this, 'Notices', noticeProps);
    const { pool, signIn } = this.signInOf(config);
    const archive = this.archiveOf(config, { stackName, data, undelivered, logRetention });

    const mail = new ApproverMail(this, 'Mail', { stackName });
    const reached = { publisher, mail, webhooks };
    const apiProps = { stackName, data, ...reached, undelivered, wildcards, armedSecondsAhead, logRetention };
    // The console stands before the API, so it is made after it.
    const consoleUrl = Lazy.string({ produce: () => this.console?.url ?? 'none' });
    const people = { roleGroups: signIn?.roleGroups ?? ownRoleGroups, contact: config.contact, consoleUrl };
    const functions = new ApiFunctions(this, 'Functions', { ...apiProps, ...people });
    new MailboxChecks(this, 'Mailboxes', { stackName, approverDirectory: functions.approverDirectory });
    const admin = new AdminApi(this, 'Api', { stackName, functions, notices, signIn, logRetention });
    new RolePolicies(this, 'Roles', { stackName, api: admin.api });

    if (signIn) this.addConsole({ stackName, files: consoleFiles, apiUrl: admin.url, signIn }, pool);

    const { approvalsUrl } = admin;
    const linked = { approvalsUrl, consoleUrl };
    const flow = new ApprovalFlow(this, 'Approval', { stackName, data, mail, undelivered, ...linked, logRetention });
    const boundaryProps = { stackName, data, publisher, undelivered, logRetention };
    const boundaries = new BoundarySchedules(this, 'Boundaries', boundaryProps);
    const prover = config.proveFlips ? new FlipProver(this, 'Proofs', { data, undelivered, logRetention }) : undefined;
    const reactions = { data, flow, boundaries, undelivered };
    const changesProps = { ...reactions, publisher, prover, nearBoundarySeconds, armedSecondsAhead, logRetention };
    const changes = new ControlChanges(this, 'Outbox', changesProps);

    const watched = { ...reactions, stackName, gate, publisher, changes, prover, notices };
    const reconciler = new Reconciler(this, 'Reconciler', { ...watched, armedSecondsAhead, logRetention });
    const email = config.alarmEmail;
    const optional = { webhooks, archive, email };
    new Alarms(this, 'Alarms', { ...watched, functions, api: admin, reconciler, events, ...optional });

    this.output('AdminApiUrl', admin.url, 'The base URL of the Admin API, without /v1');
    this.output('ApprovalsUrl', approvalsUrl, 'The page that voting links lead to');
    this.output('SiteUrl', gate.siteUrl, 'The protected site');
    this.output('DistributionId', gate.distribution.distributionId, 'The distribution that runs the gate');
    this.output('EdgeStoreArn', gate.store.keyValueStoreArn, 'The store of armed windows');
    this.output('ControlTable', data.control.tableName, 'The table of sites, windows and people');
    this.output('AuditTable', data.audit.tableName, 'The table of audit entries');
    if (archive) this.output('AuditArchiveBucket', archive.bucket.bucketName, 'The copy of the audit entries');
    this.output('EventBusArn', events.busArn, 'Where events of the source quiesce are published');
    this.signInOutputs(pool, signIn);
    this.output('ApprovalFlowArn', flow.machine.stateMachineArn, 'One execution per window and plan version');
  }

  /** Nothing of them exists where none is configured: a queue that Lambda polls costs a quarter of a dollar a month, a secret 0.40. */
  private webhooksOf(config: Config, parts: Omit<WebhooksProps, 'webhooks' | 'toLoopback'>): Webhooks | undefined {
    const { webhooks, webhooksToLoopback: toLoopback } = config;
    return webhooks.length > 0 ? new Webhooks(this, 'Webhooks', { ...parts, webhooks, toLoopback }) : undefined;
  }

  private signInOf({ console, stackName, identity, ...rest }: Config): { pool?: ConsoleUserPool; signIn?: SignIn } {
    if (!console) return {};
    const external = externalProvider({ identity, ...rest });
    if (external) return { signIn: external };
    const pool = new ConsoleUserPool(this, 'Identity', { stackName, mfa: identity.mfa ?? 'optional' });
    return { pool, signIn: pool };
  }

  private archiveOf({ auditArchive }: Config, parts: Omit<AuditArchiveProps, 'settings'>): AuditArchive | undefined {
    return auditArchive && new AuditArchive(this, 'Archive', { ...parts, settings: auditArchive });
  }

  private signInOutputs(pool: ConsoleUserPool | undefined, signIn: SignIn | undefined): void {
    if (signIn) this.output('Issuer', signIn.issuer, 'Where people sign in');
    if (signIn) this.output('ConsoleClientId', signIn.clientId, 'What the console is called there');
    if (pool) this.output('UserPoolId', pool.userPoolId, 'The people who can sign in, and the groups that give roles');
    if (pool) this.output('LoginUrl', pool.loginUrl, 'The sign-in page');
  }

  private addConsole(props: ConsoleProps, pool: ConsoleUserPool | undefined): void {
    this.console = new Console(this, 'Console', props);
    pool?.addConsole(this.console.url);
    this.output('ConsoleUrl', this.console.url, 'The console');
  }

  private output(id: string, value: string, description: string): void {
    new CfnOutput(this, id, { value, description });
  }
}
