import { SNSClient } from '@aws-sdk/client-sns';
import type { Context } from 'aws-lambda';
import { createApproverTopics } from '../aws/approver-topics';
import { clientSettings } from '../aws/client-settings';
import { machineHandlers } from '../http/directory/machine-handlers';
import { approverOperations, machineOperations, personOperations } from '../http/directory/operations';
import { approverHandlers, personHandlers } from '../http/directory/people-handlers';
import type { AuthenticatedEvent } from '../http/server/caller';
import { dispatch, type Handlers, type RoutesOf } from '../http/server/dispatch';
import { httpHandler } from '../http/server/middy';
import { readRoleGroups } from '../http/server/role-groups';
import { log } from '../platform/log';
import { checkDueMailboxes } from '../reactions/mailboxes/check-due-mailboxes';
import { checkMailboxes } from '../reactions/mailboxes/check-mailboxes';
import { checkVoters } from '../reactions/mailboxes/check-voters';
import { type MailboxCheck, mailboxCheck } from '../reactions/payloads';
import { readEnvironment } from './environment';
import { personalMessages } from './personal-messages';
import { reactionDeps } from './reaction-deps';

const env = readEnvironment('approver-directory');
const sns = new SNSClient(clientSettings());
const topics = createApproverTopics(sns, env.APPROVER_TOPIC_ARN_PREFIX);
const mails = personalMessages(env);
const deps = { ...reactionDeps(env), topics, mails };
const handlers: Handlers<RoutesOf<'approver-directory'>> = {
  ...personHandlers(deps, topics),
  ...approverHandlers(deps, topics),
  ...machineHandlers(deps),
};
const directoryOperations = { ...personOperations, ...approverOperations, ...machineOperations };
const answer = httpHandler(dispatch(handlers, directoryOperations, readRoleGroups(env.ROLE_GROUPS)), log);

type Event = AuthenticatedEvent | { readonly check: unknown };

/** A request from the gateway, `{check}` from a schedule, or from admin-api before it decides on a request. */
export const handler = async (event: Event, context: Context) =>
  'check' in event ? checked(mailboxCheck.parse(event)) : answer(event, context);

async function checked(check: MailboxCheck) {
  if (check.check === 'voters') return checkVoters(deps, check);
  return check.check === 'due' ? checkDueMailboxes(deps) : checkMailboxes(deps);
}
