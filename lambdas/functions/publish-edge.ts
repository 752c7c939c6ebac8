import type { DynamoDBStreamEvent } from 'aws-lambda';
import { publishBatch } from '../flow/batches';
import { publication } from '../flow/payloads';
import { publishEdge } from '../flow/publish-edge';
import { createEdgeStore, createEdgeStoreClient } from '../services/edge-store';
import { readEnvironment } from './environment';
import { flowDeps } from './flow-deps';

const env = readEnvironment('publish-edge');
const deps = { ...flowDeps(env), edgeStore: createEdgeStore(createEdgeStoreClient(), env.EDGE_STORE_ARN) };

export const handler = async (event: DynamoDBStreamEvent | { readonly siteId: string }) =>
  'Records' in event ? publishBatch(deps, event.Records) : publishEdge(deps, publication.parse(event).siteId);
