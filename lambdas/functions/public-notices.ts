import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SNSClient } from '@aws-sdk/client-sns';
import type { APIGatewayProxyEventV2WithIAMAuthorizer, Context } from 'aws-lambda';
import { clientSettings } from '../aws/client-settings';
import { createNoticeTopics } from '../aws/notice-topics';
import { createReminderSchedules } from '../aws/reminder-schedules';
import { noticeHandlers } from '../http/notices/handlers';
import { noticeOperations } from '../http/notices/operations';
import { dispatch } from '../http/server/dispatch';
import { httpHandler } from '../http/server/middy';
import { log } from '../platform/log';
import { noticeCall } from '../reactions/payloads';
import { followTopic } from '../reactions/public-notices/follow-topic';
import { tellPublic } from '../reactions/public-notices/tell-public';
import { readEnvironment } from './environment';
import { reactionDeps } from './reaction-deps';

const env = readEnvironment('public-notices');
const scheduler = new SchedulerClient(clientSettings());
const topics = createNoticeTopics(new SNSClient(clientSettings()), env.NOTICE_TOPIC_ARN_PREFIX);
const deps = { ...reactionDeps(env), topics };
/** The function calls itself by schedules, and no environment can have the ARN of its own function. */
const remindersBy = (functionArn: string) =>
  createReminderSchedules(scheduler, {
    group: env.SCHEDULE_GROUP,
    functionArn,
    roleArn: env.SCHEDULER_ROLE_ARN,
    deadLetterQueueArn: env.SCHEDULE_DLQ_ARN,
  });

const handlers = noticeHandlers({ ...deps, followTopic: (siteId) => followTopic(deps, siteId) });
const answer = httpHandler(dispatch(handlers, noticeOperations), log);

type Event = APIGatewayProxyEventV2WithIAMAuthorizer | { readonly windowId: unknown } | { readonly detail: unknown };

/** A request from the gateway, an event about a window or a site, or `{windowId}` from a schedule and from reconcile. */
export const handler = async (event: Event, context: Context) =>
  'requestContext' in event ? answer(event, context) : told(event, context);

async function told(event: object, { invokedFunctionArn }: Context): Promise<void> {
  const { windowId, siteId } = noticeCall.parse(event);
  if (windowId !== undefined) await tellPublic({ ...deps, reminders: remindersBy(invokedFunctionArn) }, windowId);
  else if (siteId !== undefined) await followTopic(deps, siteId);
}
