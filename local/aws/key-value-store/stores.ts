import { AwsError, type Runtime } from '../gateway/service';
import { Store, type StoreRecord } from './store';

export interface Propagation {
  /** Milliseconds until a commit shows at the edge. Default 0. */
  readonly propagationMs?: number;
}

/** A store of the template. @throws AwsError `ResourceNotFoundException` when the template has none with this ARN. */
export function edgeStore(runtime: Runtime, arn: string, propagation: Propagation = {}): Store {
  if (runtime.template.byArn(arn)?.type !== 'AWS::CloudFront::KeyValueStore') {
    throw new AwsError('ResourceNotFoundException', 'The key value store was not found', 404);
  }
  return new Store(runtime.state.map<StoreRecord>('key-value-stores'), arn, { clock: runtime.clock, ...propagation });
}
