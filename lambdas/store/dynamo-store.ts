import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Store } from './port';

export interface StoreOptions {
  /** Names of the two tables. */
  readonly control: string;
  readonly audit: string;
  readonly client: DynamoDBClient;
}

/** The store in DynamoDB. Throttling is left to the client's retries. */
export function createStore(_options: StoreOptions): Store {
  throw new Error('not written');
}
