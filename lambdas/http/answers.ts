import { auditAnswers } from './audit/answers';
import { approverAnswers, machineAnswers, personAnswers } from './directory/answers';
import { evidenceAnswers } from './evidence/answers';
import { explainAnswers } from './explain/answers';
import { meAnswers } from './me/answers';
import { noticeAnswers } from './notices/answers';
import { openapiAnswers } from './openapi/answers';
import { proposalAnswers } from './proposal/answers';
import { questionAnswers } from './question/answers';
import type { RouteKey } from './routes';
import type { Answer } from './server/answer';
import { bypassAnswers, siteAnswers } from './site/answers';
import { votingAnswers } from './voting/answers';
import { webhookAnswers } from './webhook/answers';
import { windowAnswers } from './window/answers';

/** Every route with what it answers; the type check names a route that has none. */
export const answers = {
  ...openapiAnswers,
  ...meAnswers,
  ...windowAnswers,
  ...votingAnswers,
  ...siteAnswers,
  ...bypassAnswers,
  ...proposalAnswers,
  ...questionAnswers,
  ...evidenceAnswers,
  ...explainAnswers,
  ...personAnswers,
  ...approverAnswers,
  ...machineAnswers,
  ...auditAnswers,
  ...webhookAnswers,
  ...noticeAnswers,
} as const satisfies Record<RouteKey, Answer>;
