import type { DynamoDBStreamEvent } from 'aws-lambda';
import { createEdgeStore, createEdgeStoreClient } from '../aws/edge-store';
import { publishBatch } from '../reactions/batches';
import { publishEdge } from '../reactions/edge/publish-edge';
import { publication } from '../reactions/payloads';
import { readEnvironment } from './environment';
import { reactionDeps } from './reaction-deps';

const env = readEnvironment('publish-edge');
const deps = {
  ...reactionDeps(env),
  edgeStore: createEdgeStore(createEdgeStoreClient(), env.EDGE_STORE_ARN),
  armedSecondsAhead: Number(env.ARMED_SECONDS_AHEAD),
};

export const handler = async (event: DynamoDBStreamEvent | { readonly siteId: string }) =>
  'Records' in event ? publishBatch(deps, event.Records) : publishEdge(deps, publication.parse(event).siteId);
