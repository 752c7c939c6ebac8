import { Duration, Stack } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Config } from '../../config';
import type { ControlData } from '../data/control-data';
import { acknowledge } from '../shared/acknowledge';
import { QuiesceFunction } from '../shared/quiesce-function';
import type { Undelivered } from '../shared/undelivered';
import type { EventPublisher } from './event-publisher';

export interface WebhooksProps {
  readonly stackName: string;
  /** At least one. */
  readonly webhooks: Config['webhooks'];
  readonly toLoopback: boolean;
  readonly events: EventPublisher;
  readonly data: ControlData;
  readonly undelivered: Undelivered;
  readonly logRetention: RetentionDays;
}

interface Endpoint {
  readonly webhookId: string;
  readonly url: string;
  readonly queue: Queue;
  readonly secret: Secret;
}

/** The attempts of lambdas/reactions/webhooks/retries.ts; a test compares them. */
const attempts = 8;

/**
 * Signed webhooks. Each has a rule, a queue and a secret of its own, so one that does not answer delays no other; what was not
 * taken for a day ends in a dead-letter queue.
 */
export class Webhooks extends Construct {
  readonly webhookIds: readonly string[];
  readonly deliverWebhook: QuiesceFunction<'deliver-webhook'>;

  constructor(scope: Construct, id: string, props: WebhooksProps) {
    super(scope, id);
    const { data, undelivered, logRetention } = props;
    this.webhookIds = props.webhooks.map(({ webhookId }) => webhookId);
    const deadLetters = this.deadLetters();
    const endpoints = props.webhooks.map((webhook) => this.endpoint(webhook, props, deadLetters));
    const described = endpoints.map(({ webhookId, url, queue, secret }) => {
      return { webhookId, url, queueUrl: queue.queueUrl, secretArn: secret.secretArn };
    });
    this.deliverWebhook = new QuiesceFunction(this, 'DeliverWebhook', {
      name: 'deliver-webhook',
      environment: {
        CONTROL_TABLE: data.control.tableName,
        WEBHOOKS: Stack.of(this).toJsonString(described),
        WEBHOOKS_TO_LOOPBACK: String(props.toLoopback),
      },
      timeout: Duration.seconds(20),
      logRetention,
      onFailure: undelivered.changes,
    });
    data.grantWrite(this.deliverWebhook, 'PutItem', ['WEBHOOK#*']);
    for (const endpoint of endpoints) this.feed(endpoint);
  }

  private deadLetters(): Queue {
    const queue = new Queue(this, 'Undelivered', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(queue, 'SQS3', 'This is itself the dead-letter queue of all webhooks.');
    return queue;
  }

  private endpoint(webhook: Config['webhooks'][number], props: WebhooksProps, deadLetters: Queue): Endpoint {
    const { webhookId, url } = webhook;
    const scope = new Construct(this, webhookId);
    const queue = new Queue(scope, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // Six times the function's timeout, as Lambda asks of queues it polls.
      visibilityTimeout: Duration.seconds(120),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: attempts },
    });
    // Letters and digits: 44 of them are base64 of 33 bytes, which is what the Standard Webhooks convention asks for.
    const secret = new Secret(scope, 'Secret', {
      description: `Signs the webhook ${webhookId} of ${props.stackName}`,
      generateSecretString: { passwordLength: 44, excludePunctuation: true },
    });
    acknowledge(
      secret,
      'SMG4',
      'The receiver has the same secret: replacing it is a step of both, docs/events.md says how.',
    );
    this.route(scope, webhook, queue, props);
    return { webhookId, url, queue, secret };
  }

  /** Only this rule may send to the queue, besides deliver-webhook, which replays. */
  private route(
    scope: Construct,
    { types, siteIds }: Config['webhooks'][number],
    queue: Queue,
    props: WebhooksProps,
  ): void {
    const rule = new CfnRule(scope, 'Rule', {
      eventBusName: props.events.busArn,
      eventPattern: {
        source: ['quiesce'],
        ...(types && { 'detail-type': types.map(typePattern) }),
        detail: { stack: [props.stackName], ...(siteIds && { siteId: siteIds }) },
      },
      targets: [{ id: 'Queue', arn: queue.queueArn }],
    });
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
      }),
    );
  }

  private feed({ webhookId, queue, secret }: Endpoint): void {
    const allow = (actions: string[], resource: string) =>
      this.deliverWebhook.addToRolePolicy(new PolicyStatement({ actions, resources: [resource] }));
    const uses = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes', 'ChangeMessageVisibility', 'SendMessage'];
    allow(
      uses.map((use) => `sqs:${use}`),
      queue.queueArn,
    );
    allow(['secretsmanager:GetSecretValue'], secret.secretArn);
    new EventSourceMapping(this, `${webhookId}-mapping`, {
      target: this.deliverWebhook,
      eventSourceArn: queue.queueArn,
      batchSize: 1,
      // A receiver that hangs keeps so many copies of the function busy and no more; more messages are not taken from the queue.
      maxConcurrency: 2,
      reportBatchItemFailures: true,
    });
  }
}

/** `window.` stands for every type that begins so. */
const typePattern = (type: string) => (type.endsWith('.') ? { prefix: type } : type);
