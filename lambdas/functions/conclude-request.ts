import { SNSClient } from '@aws-sdk/client-sns';
import { concludeRequest } from '../flow/conclude-request';
import { conclusion } from '../flow/payloads';
import { createPersonalTopics } from '../services/personal-topics';
import { readEnvironment } from './environment';
import { flowDeps } from './flow-deps';

const env = readEnvironment('conclude-request');
const topics = createPersonalTopics(new SNSClient(), env.APPROVER_TOPIC_ARN_PREFIX);
const deps = { ...flowDeps(env), topics };

export const handler = async (event: unknown) => concludeRequest(deps, conclusion.parse(event));
