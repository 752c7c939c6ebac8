import { SNSClient } from '@aws-sdk/client-sns';
import type { APIGatewayProxyEventV2WithIAMAuthorizer, Context } from 'aws-lambda';
import { checkMailboxes } from '../flow/check-mailboxes';
import { mailboxCheck } from '../flow/payloads';
import { dispatch, type Handlers, type RoutesOf } from '../http/dispatch';
import { approverHandlers } from '../http/handlers/approvers';
import { machineHandlers } from '../http/handlers/machines';
import { httpHandler } from '../http/middy';
import { createApproverTopics } from '../services/approver-topics';
import { log } from '../services/log';
import { readEnvironment } from './environment';
import { flowDeps } from './flow-deps';

const env = readEnvironment('approver-directory');
const topics = createApproverTopics(new SNSClient(), env.APPROVER_TOPIC_ARN_PREFIX);
const deps = { ...flowDeps(env), topics };
const handlers: Handlers<RoutesOf<'approver-directory'>> = {
  ...approverHandlers(deps, topics),
  ...machineHandlers(deps),
};
const answer = httpHandler(dispatch(handlers), log);

type Event = APIGatewayProxyEventV2WithIAMAuthorizer | { readonly check: unknown };

/** A request from the gateway, or `{check}` from a schedule. */
export const handler = async (event: Event, context: Context) =>
  'check' in event ? checkMailboxes(deps, mailboxCheck.parse(event)) : answer(event, context);
