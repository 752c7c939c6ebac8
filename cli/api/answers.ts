import type * as z from 'zod/mini';
import type { auditEntry, auditVerdict } from '../../lambdas/http/audit/answer-schema';
import type { machineAnswer, personAnswer } from '../../lambdas/http/directory/answer-schema';
import type { explanation } from '../../lambdas/http/explain/answer-schema';
import type { me } from '../../lambdas/http/me/answer-schema';
import type { proposalAnswer } from '../../lambdas/http/proposal/answer-schema';
import type { questionPage } from '../../lambdas/http/question/answer-schema';
import type {
  bypassChange,
  bypassHeader,
  bypassLink,
  siteAnswer,
  siteStatusAnswer,
  statusList,
} from '../../lambdas/http/site/answer-schema';
import type { replayAnswer, webhookDelivery } from '../../lambdas/http/webhook/answer-schema';
import type {
  editedWindow,
  shownWindow,
  windowAnswer,
  windowWithEnforcement,
} from '../../lambdas/http/window/answer-schema';

/** The answers of the API, as the OpenAPI document describes them; both come from the same schemas. */
export type Window = z.output<typeof windowAnswer>;
export type ShownWindow = z.output<typeof shownWindow>;
export type WindowWithEnforcement = z.output<typeof windowWithEnforcement>;
export type EditedWindow = z.output<typeof editedWindow>;
export type Site = z.output<typeof siteAnswer>;
export type SiteStatus = z.output<typeof siteStatusAnswer>;
export type ListedStatus = z.output<typeof statusList>['items'][number];
export type Proposal = z.output<typeof proposalAnswer>;
export type Person = z.output<typeof personAnswer>;
export type Question = z.output<typeof questionPage>['items'][number];
export type Me = z.output<typeof me>;
export type Machine = z.output<typeof machineAnswer>;
export type Explanation = z.output<typeof explanation>;
export type AuditEntry = z.output<typeof auditEntry>;
export type AuditVerdict = z.output<typeof auditVerdict>;
export type BypassChange = z.output<typeof bypassChange>;
export type BypassLink = z.output<typeof bypassLink>;
export type BypassHeader = z.output<typeof bypassHeader>;
export type Delivery = z.output<typeof webhookDelivery>;
export type Replayed = z.output<typeof replayAnswer>;
