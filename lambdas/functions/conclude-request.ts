import { concludeRequest } from '../reactions/approval/conclude-request';
import { conclusion } from '../reactions/payloads';
import { readEnvironment } from './environment';
import { personalMessages } from './personal-messages';
import { reactionDeps } from './reaction-deps';

const env = readEnvironment('conclude-request');
const topics = personalMessages(env);
const deps = { ...reactionDeps(env), topics };

export const handler = async (event: unknown) => concludeRequest(deps, conclusion.parse(event));
