import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';

/** Where deliveries end whose retries ran out. Nothing reads these queues but an operator; each has an alarm. */
export class Undelivered extends Construct {
  /** Schedules and flips: a boundary that nobody recorded. The edge does not depend on it; reconcile records it later. */
  readonly boundaries: Queue;
  /** Stream batches and asynchronous calls: a change that was not carried on. */
  readonly changes: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.boundaries = this.queue('Boundaries');
    this.changes = this.queue('Changes');
  }

  private queue(id: string): Queue {
    const queue = new Queue(this, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // The longest SQS keeps a message: a long weekend must not lose the evidence.
      retentionPeriod: Duration.days(14),
    });
    acknowledge(queue, 'SQS3', 'This is itself the dead-letter queue of schedules, streams and asynchronous calls.');
    return queue;
  }
}

/** Lets `source` put what it could not deliver into `queue`, and nothing else (CDK's own grant adds two more actions). */
export function grantSend(queue: Queue, source: IFunction): { readonly destination: string } {
  source.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }));
  return { destination: queue.queueArn };
}
