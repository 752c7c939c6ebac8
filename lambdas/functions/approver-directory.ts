import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import { dispatch, type Handlers, type RoutesOf } from '../http/dispatch';
import { approverHandlers } from '../http/handlers/approvers';
import { httpHandler } from '../http/middy';
import { createApproverTopics } from '../services/approver-topics';
import { log } from '../services/log';
import { system } from '../services/system';
import { createStore } from '../store/dynamo-store';
import { readEnvironment } from './environment';

const env = readEnvironment('approver-directory');
const store = createStore({ control: env.CONTROL_TABLE, audit: env.AUDIT_TABLE, client: new DynamoDBClient() });
const deps = { store, ...system };
const topics = createApproverTopics(new SNSClient(), env.APPROVER_TOPIC_ARN_PREFIX);
const handlers: Handlers<RoutesOf<'approver-directory'>> = approverHandlers(deps, topics);

export const handler = httpHandler(dispatch(handlers), log);
