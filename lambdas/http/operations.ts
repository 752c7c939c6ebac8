import type * as z from 'zod/mini';
import { auditOperations } from './audit/operations';
import { approverOperations, machineOperations, personOperations } from './directory/operations';
import { evidenceOperations } from './evidence/operations';
import { explainOperations } from './explain/operations';
import { meOperations } from './me/operations';
import { noticeOperations } from './notices/operations';
import { openapiOperations } from './openapi/operations';
import { proposalOperations } from './proposal/operations';
import { questionOperations } from './question/operations';
import type { RouteKey } from './routes';
import type { Operation } from './server/operation';
import { bypassOperations, siteOperations } from './site/operations';
import { votingOperations } from './voting/operations';
import { webhookOperations } from './webhook/operations';
import { windowOperations } from './window/operations';

/** Every route with what it reads; the type check names a route that has none. */
export const operations = {
  ...openapiOperations,
  ...meOperations,
  ...windowOperations,
  ...votingOperations,
  ...siteOperations,
  ...bypassOperations,
  ...proposalOperations,
  ...questionOperations,
  ...evidenceOperations,
  ...explainOperations,
  ...personOperations,
  ...approverOperations,
  ...machineOperations,
  ...auditOperations,
  ...webhookOperations,
  ...noticeOperations,
} as const satisfies Record<RouteKey, Operation>;

type All = typeof operations;
export type PathOf<K extends RouteKey> = z.output<All[K]['path']>;
export type QueryOf<K extends RouteKey> = z.output<All[K]['query']>;
export type BodyOf<K extends RouteKey> = z.output<All[K]['body']>;
