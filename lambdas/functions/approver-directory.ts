import { SNSClient } from '@aws-sdk/client-sns';
import type { APIGatewayProxyEventV2WithIAMAuthorizer, Context } from 'aws-lambda';
import { createApproverTopics } from '../aws/approver-topics';
import { clientSettings } from '../aws/client-settings';
import { machineHandlers } from '../http/directory/machine-handlers';
import { approverHandlers, personHandlers } from '../http/directory/people-handlers';
import { dispatch, type Handlers, type RoutesOf } from '../http/server/dispatch';
import { httpHandler } from '../http/server/middy';
import { log } from '../platform/log';
import { checkMailboxes } from '../reactions/mailboxes/check-mailboxes';
import { mailboxCheck } from '../reactions/payloads';
import { readEnvironment } from './environment';
import { flowDeps } from './reaction-deps';

const env = readEnvironment('approver-directory');
const topics = createApproverTopics(new SNSClient(clientSettings()), env.APPROVER_TOPIC_ARN_PREFIX);
const deps = { ...flowDeps(env), topics };
const handlers: Handlers<RoutesOf<'approver-directory'>> = {
  ...personHandlers(deps, topics),
  ...approverHandlers(deps, topics),
  ...machineHandlers(deps),
};
const answer = httpHandler(dispatch(handlers), log);

type Event = APIGatewayProxyEventV2WithIAMAuthorizer | { readonly check: unknown };

/** A request from the gateway, or `{check}` from a schedule. */
export const handler = async (event: Event, context: Context) =>
  'check' in event ? checkMailboxes(deps, mailboxCheck.parse(event)) : answer(event, context);
