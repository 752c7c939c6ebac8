import { Duration } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ControlData } from '../data/control-data';
import { QuiesceFunction } from '../shared/quiesce-function';
import { StreamReader } from '../shared/stream-reader';
import type { Undelivered } from '../shared/undelivered';
import type { EdgeGate } from './edge-gate';

export interface EdgePublisherProps {
  readonly data: ControlData;
  readonly gate: EdgeGate;
  readonly undelivered: Undelivered;
  /** How long before its start a window is put at the edge. */
  readonly armedSecondsAhead: number;
  readonly logRetention: RetentionDays;
}

/** Publishes the state in the control table to the edge: when called directly, and what nobody called it for. */
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
      // After an upgrade it reads a store of 5 MB and compares it with every site: some 260 pages and 1,500 sites.
      timeout: Duration.seconds(60),
      memorySize: 1769, // one vCPU: the first SigV4a signature takes 65 to 79 ms of it
      logRetention,
      onFailure: undelivered.changes,
    });
    data.grantRead(this.publishEdge, ['SITE#*', 'EDGE#*', 'STORE']);
    data.grantReadIsolated(this.publishEdge, ['SITE#*', 'BYPASS#*', 'EDGE#*', 'STORE']);
    // What is due; and which sites there are, when the whole store has to be compared.
    data.grantQuery(this.publishEdge, ['PUBLISH']);
    data.grantList(this.publishEdge, ['byType']);
    data.grantWrite(this.publishEdge, 'PutItem', ['SITE#*', 'EDGE#*', 'STORE', 'PUBLISH', 'PUBLISHES#*']);
    data.grantWrite(this.publishEdge, 'DeleteItem', ['EDGE#*', 'PUBLISH']);
    // What sites reserved and do not need any more is given back, on condition of the head of the site.
    data.grantWrite(this.publishEdge, 'UpdateItem', ['STORE']);
    data.grantWrite(this.publishEdge, 'ConditionCheckItem', ['STORE', 'SITE#*']);
    gate.grantPublish(this.publishEdge);
    new StreamReader(this, 'Changes', {
      table: data.control,
      target: this.publishEdge,
      itemTypes: ['publish-due'],
      onFailure: undelivered.changes,
    });
  }
}
