import { getFrom } from '../platform/outside/get';
import { proofCall } from '../reactions/payloads';
import { proveFlip } from '../reactions/proof/prove-flip';
import { readEnvironment } from './environment';
import { reactionDeps } from './reaction-deps';

const env = readEnvironment('prove-flip');
const deps = { ...reactionDeps(env), get: getFrom(env.PROBE_ENDPOINT) };

export const handler = async (event: unknown) => proveFlip(deps, proofCall.parse(event));
