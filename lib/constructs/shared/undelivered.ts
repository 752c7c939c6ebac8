import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge';

/**
 * Dead-letter queues for what could not be delivered after all retries. Only an operator reads them.
 */
export class Undelivered extends Construct {
  /** From schedules and flip-window: starts and ends that were not recorded; reconcile records them later. */
  readonly boundaries: Queue;
  /** From streams and asynchronous calls: changes that were not processed. */
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
      // The longest that SQS keeps a message.
      retentionPeriod: Duration.days(14),
    });
    acknowledge(queue, 'SQS3', 'This is itself the dead-letter queue of schedules, streams and asynchronous calls.');
    return queue;
  }
}

/** Lets a function's failed deliveries be sent to a queue, and nothing else (CDK's own grant adds two more actions). */
export function grantSend(queue: Queue, source: IFunction): { readonly destination: string } {
  source.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }));
  return { destination: queue.queueArn };
}
