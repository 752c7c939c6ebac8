import { SNSClient } from '@aws-sdk/client-sns';
import { clientSettings } from '../aws/client-settings';
import { createPersonalTopics } from '../aws/personal-topics';
import { concludeRequest } from '../reactions/approval/conclude-request';
import { conclusion } from '../reactions/payloads';
import { readEnvironment } from './environment';
import { reactionDeps } from './reaction-deps';

const env = readEnvironment('conclude-request');
const topics = createPersonalTopics(new SNSClient(clientSettings()), env.APPROVER_TOPIC_ARN_PREFIX);
const deps = { ...reactionDeps(env), topics };

export const handler = async (event: unknown) => concludeRequest(deps, conclusion.parse(event));
