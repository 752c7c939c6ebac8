import { Duration } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { ControlData } from '../data/control-data';
import { QuiesceFunction } from '../shared/quiesce-function';
import type { Undelivered } from '../shared/undelivered';

export interface FlipProverProps {
  readonly data: ControlData;
  readonly undelivered: Undelivered;
  readonly logRetention: RetentionDays;
}

/**
 * Asks the sites themselves, from the internet, whether a window has started or ended. The one function that calls hostnames
 * which people chose, so it may read and write nothing but what it records.
 */
export class FlipProver extends Construct {
  readonly proveFlip: QuiesceFunction<'prove-flip'>;

  constructor(scope: Construct, id: string, { data, undelivered, logRetention }: FlipProverProps) {
    super(scope, id);
    this.proveFlip = new QuiesceFunction(this, 'ProveFlip', {
      name: 'prove-flip',
      environment: { CONTROL_TABLE: data.control.tableName, PROBE_ENDPOINT: 'https' },
      // Two minutes until a change is seen, and the last requests.
      timeout: Duration.seconds(150),
      memorySize: 256, // it waits for most of the time
      logRetention,
      onFailure: undelivered.changes,
    });
    data.grantRead(this.proveFlip, ['PROOF', 'PROOF#*']);
    data.grantWrite(this.proveFlip, 'PutItem', ['PROOF#*']);
    data.grantWrite(this.proveFlip, 'DeleteItem', ['PROOF']);
  }
}
