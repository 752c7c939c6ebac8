import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { clientSettings } from '../aws/client-settings';
import { createEventBus } from '../aws/event-bus';
import { publishEvents } from '../reactions/events/publish-events';
import { readEnvironment } from './environment';
import { reactionDeps } from './reaction-deps';

const env = readEnvironment('publish-events');
const bus = createEventBus(new EventBridgeClient(clientSettings()), env.EVENT_BUS_ARN);
const deps = { ...reactionDeps(env), bus, stack: env.STACK_NAME };

export const handler = (event: DynamoDBStreamEvent) => publishEvents(deps, event);
