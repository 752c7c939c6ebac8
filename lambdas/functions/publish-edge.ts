import type { DynamoDBStreamEvent } from 'aws-lambda';
import { createEdgeStore, createEdgeStoreClient } from '../aws/edge-store';
import { onPublishEvent } from '../reactions/edge/publish-batch';
import { sharedPages } from '../reactions/edge/shared-pages';
import { readEnvironment } from './environment';
import { reactionDeps } from './reaction-deps';

const env = readEnvironment('publish-edge');
const deps = {
  ...reactionDeps(env),
  edgeStore: createEdgeStore(createEdgeStoreClient(), env.EDGE_STORE_ARN),
  pages: sharedPages(),
  armedSecondsAhead: Number(env.ARMED_SECONDS_AHEAD),
};

export const handler = (event: DynamoDBStreamEvent | object) => onPublishEvent(deps, event);
