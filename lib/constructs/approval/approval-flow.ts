import { ArnFormat, Aws, Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { ControlData } from '../data/control-data';
import { acceptWildcard } from '../shared/acknowledge';
import { QuiesceFunction } from '../shared/quiesce-function';
import type { Undelivered } from '../shared/undelivered';
import { vendedLogs } from '../shared/vended-logs';
import { approvalFlow } from './approval-flow.asl';
import type { ApproverMail } from './approver-mail';

export interface ApprovalFlowProps {
  readonly stackName: string;
  readonly data: ControlData;
  readonly mail: ApproverMail;
  readonly undelivered: Undelivered;
  /** The confirm page's URL, without the link's token. */
  readonly approvalsUrl: string;
  /** `none` without a console. */
  readonly consoleUrl: string;
  readonly logRetention: RetentionDays;
}

/** Asks the approvers by mail, reminds them, waits for the vote, mails the outcome. */
export class ApprovalFlow extends Construct {
  readonly notifyApprovers: QuiesceFunction<'notify-approvers'>;
  readonly concludeRequest: QuiesceFunction<'conclude-request'>;
  readonly machine: StateMachine;
  readonly machineLogs: LogGroup;

  constructor(scope: Construct, id: string, props: ApprovalFlowProps) {
    super(scope, id);
    const { data, mail, undelivered, logRetention } = props;
    const timeout = Duration.seconds(60); // one mail for each approver, two hundred at most
    this.notifyApprovers = new QuiesceFunction(this, 'NotifyApprovers', {
      name: 'notify-approvers',
      environment: {
        CONTROL_TABLE: data.control.tableName,
        APPROVER_TOPIC_ARN_PREFIX: mail.topicArnPrefix,
        APPROVALS_URL: props.approvalsUrl,
        CONSOLE_URL: props.consoleUrl,
      },
      timeout,
      logRetention,
      onFailure: undelivered.changes,
    });
    data.grantRead(this.notifyApprovers, ['WINDOW#*', 'PROPOSAL#*', 'ASKED#*', 'SITE#*', 'DIRECTORY']);
    data.grantWrite(this.notifyApprovers, 'PutItem', ['ASKED#*']);
    data.grantWrite(this.notifyApprovers, 'ConditionCheckItem', ['WINDOW#*', 'PROPOSAL#*']);
    mail.grantPublish(this.notifyApprovers);

    this.concludeRequest = new QuiesceFunction(this, 'ConcludeRequest', {
      name: 'conclude-request',
      environment: {
        CONTROL_TABLE: data.control.tableName,
        AUDIT_TABLE: data.audit.tableName,
        APPROVER_TOPIC_ARN_PREFIX: mail.topicArnPrefix,
      },
      timeout,
      logRetention,
    });
    data.grantRead(this.concludeRequest, ['WINDOW#*', 'PROPOSAL#*', 'ASKED#*', 'SITE#*', 'DIRECTORY']);
    data.grantWrite(this.concludeRequest, 'PutItem', ['WINDOW#*', 'PROPOSAL#*', 'ASKED#*', 'SITE#*', 'MAIL']);
    // That everyone was told an outcome is recorded only if it is the outcome still.
    data.grantWrite(this.concludeRequest, 'ConditionCheckItem', ['WINDOW#*', 'PROPOSAL#*']);
    data.grantAppendAudit(this.concludeRequest);
    mail.grantPublish(this.concludeRequest);

    const { stackName } = props;
    const name = `${stackName}-approval-flow`;
    this.machineLogs = vendedLogs(this, 'MachineLogs', { name: `states/${name}`, retention: logRetention });
    this.machine = this.stateMachine(name);
  }

  /** Starts executions and returns their task tokens. AWS authorizes SendTaskSuccess by the machine that the token is of. */
  grantRun(runner: LambdaFunction): void {
    runner.addToRolePolicy(
      new PolicyStatement({
        actions: ['states:StartExecution', 'states:SendTaskSuccess'],
        resources: [this.machine.stateMachineArn],
      }),
    );
  }

  grantInspect(reader: LambdaFunction): void {
    reader.addToRolePolicy(
      new PolicyStatement({ actions: ['states:ListExecutions'], resources: [this.machine.stateMachineArn] }),
    );
  }

  private stateMachine(stateMachineName: string): StateMachine {
    const { notifyApprovers, concludeRequest } = this;
    const role = new Role(this, 'MachineRole', { assumedBy: this.stepFunctions() });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [notifyApprovers.functionArn, concludeRequest.functionArn],
      }),
    );
    acceptWildcard(role, '*', 'Step Functions’ log delivery and tracing have no resources to scope their actions to.');
    const definition = approvalFlow({
      notifyApprovers: notifyApprovers.functionArn,
      concludeRequest: concludeRequest.functionArn,
    });
    return new StateMachine(this, 'Machine', {
      stateMachineName,
      definitionBody: DefinitionBody.fromString(Stack.of(this).toJsonString(definition)),
      role,
      tracingEnabled: true,
      logs: {
        destination: this.machineLogs,
        level: LogLevel.ALL,
        // Execution data holds the task token, and whoever has the token can settle the request.
        includeExecutionData: false,
      },
    });
  }

  /**
   * Step Functions on behalf of this account's machines only.
   * https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html#prevent-cross-service-confused-deputy
   */
  private stepFunctions(): ServicePrincipal {
    const machines = Stack.of(this).formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: '*',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    return new ServicePrincipal('states.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ArnLike: { 'aws:SourceArn': machines } },
    });
  }
}
