import { SNSClient } from '@aws-sdk/client-sns';
import { notifyApprovers } from '../flow/notify-approvers';
import { notification } from '../flow/payloads';
import { remailApprover } from '../flow/remail-approver';
import { tellTurn } from '../flow/tell-outcome';
import { mint } from '../services/mint';
import { createPersonalTopics } from '../services/personal-topics';
import { readEnvironment } from './environment';
import { flowDeps } from './flow-deps';

const env = readEnvironment('notify-approvers');
const topics = createPersonalTopics(new SNSClient(), env.APPROVER_TOPIC_ARN_PREFIX);
const deps = { ...flowDeps(env), topics, mint, approvalsUrl: env.APPROVALS_URL };

export const handler = async (event: unknown) => {
  const { remail, turned, ...asking } = notification.parse(event);
  if (turned) return tellTurn(deps, asking);
  return remail === undefined ? notifyApprovers(deps, asking) : remailApprover(deps, { ...asking, approverId: remail });
};
