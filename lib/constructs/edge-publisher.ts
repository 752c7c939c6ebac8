import { Duration } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ControlData } from './control-data';
import type { EdgeGate } from './edge-gate';
import { QuiesceFunction } from './quiesce-function';
import { StreamReader } from './stream-reader';
import type { Undelivered } from './undelivered';

export interface EdgePublisherProps {
  readonly data: ControlData;
  readonly gate: EdgeGate;
  readonly undelivered: Undelivered;
  /** How long before its start a window is put at the edge. */
  readonly armedSecondsAhead: number;
  readonly logRetention: RetentionDays;
}

/** Publishes the state in the control table to the edge: after each change, and when called directly. */
export class EdgePublisher extends Construct {
  readonly publishEdge: QuiesceFunction<'publish-edge'>;

  constructor(scope: Construct, id: string, props: EdgePublisherProps) {
    super(scope, id);
    const { data, gate, undelivered, logRetention } = props;
    this.publishEdge = new QuiesceFunction(this, 'PublishEdge', {
      name: 'publish-edge',
      environment: {
        CONTROL_TABLE: data.control.tableName,
        EDGE_STORE_ARN: gate.store.keyValueStoreArn,
        ARMED_SECONDS_AHEAD: String(props.armedSecondsAhead),
      },
      timeout: Duration.seconds(30),
      logRetention,
      onFailure: undelivered.changes,
    });
    data.grantRead(this.publishEdge, ['SITE#*']);
    data.grantReadIsolated(this.publishEdge, ['SITE#*', 'BYPASS#*']);
    data.grantWrite(this.publishEdge, 'PutItem', ['SITE#*']);
    gate.grantPublish(this.publishEdge);
    new StreamReader(this, 'Changes', {
      table: data.control,
      target: this.publishEdge,
      // Not `edge`, because a publish would trigger the next one.
      itemTypes: ['calendar', 'site', 'bypass'],
      onFailure: undelivered.changes,
    });
  }
}
