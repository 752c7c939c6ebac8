import type * as z from 'zod/mini';
import type { proposalAnswer } from '../../lambdas/http/proposal/answer-schema';
import type { siteAnswer } from '../../lambdas/http/site/answer-schema';
import type { windowAnswer } from '../../lambdas/http/window/answer-schema';

/** The answers of the API, as the OpenAPI document describes them; both come from the same schemas. */
export type Window = z.output<typeof windowAnswer>;
export type Site = z.output<typeof siteAnswer>;
export type Proposal = z.output<typeof proposalAnswer>;
