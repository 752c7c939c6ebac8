import { concludeRequest } from '../reactions/approval/conclude-request';
import { conclusion } from '../reactions/payloads';
import { readEnvironment } from './environment';
import { personalMessages } from './personal-messages';
import { flowDeps } from './reaction-deps';

const env = readEnvironment('conclude-request');
const topics = personalMessages(env);
const deps = { ...flowDeps(env), topics };

export const handler = async (event: unknown) => concludeRequest(deps, conclusion.parse(event));
