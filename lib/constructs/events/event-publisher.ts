import { Duration, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Config } from '../../config';
import type { ControlData } from '../data/control-data';
import { QuiesceFunction } from '../shared/quiesce-function';
import { StreamReader } from '../shared/stream-reader';
import type { Undelivered } from '../shared/undelivered';

export interface EventPublisherProps {
  readonly stackName: string;
  readonly events: Config['events'];
  readonly data: ControlData;
  readonly undelivered: Undelivered;
  readonly logRetention: RetentionDays;
}

/** Tells other systems what happened: an EventBridge event for each entry of the audit table. */
export class EventPublisher extends Construct {
  readonly busArn: string;
  readonly publishEvents: QuiesceFunction<'publish-events'>;

  constructor(scope: Construct, id: string, props: EventPublisherProps) {
    super(scope, id);
    const { stackName, events, data, undelivered, logRetention } = props;
    this.busArn = this.busOf(stackName, events);
    this.publishEvents = new QuiesceFunction(this, 'PublishEvents', {
      name: 'publish-events',
      environment: {
        CONTROL_TABLE: data.control.tableName,
        EVENT_BUS_ARN: this.busArn,
        STACK_NAME: stackName,
      },
      timeout: Duration.seconds(60),
      logRetention,
    });
    data.grantRead(this.publishEvents, ['WINDOW#*', 'PROPOSAL#*', 'SITE#*']);
    this.publishEvents.addToRolePolicy(
      new PolicyStatement({ actions: ['events:PutEvents'], resources: [this.busArn] }),
    );
    new StreamReader(this, 'Entries', {
      table: data.audit,
      target: this.publishEvents,
      onFailure: undelivered.changes,
      // Nothing else would publish an event later, so it is tried as long as the stream keeps it.
      patience: 'whole-stream',
    });
  }

  private busOf(stackName: string, { bus }: Config['events']): string {
    if (bus === 'own') return new EventBus(this, 'Bus', { eventBusName: `${stackName}-events` }).eventBusArn;
    return Stack.of(this).formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' });
  }
}
