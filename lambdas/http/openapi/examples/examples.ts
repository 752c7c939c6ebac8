import { directoryExamples } from './directory';
import type { AllExamples } from './example';
import { noticeExamples } from './notices';
import { proposalExamples } from './proposal';
import { siteExamples } from './site';
import { votingExamples } from './voting';
import { webhookExamples } from './webhook';
import { windowExamples } from './window';

/**
 * Examples of every body, for the OpenAPI document and docs/api.md. The type check names a route that has none, and a test sends
 * each of them.
 */
export const examples = {
  ...windowExamples,
  ...votingExamples,
  ...siteExamples,
  ...proposalExamples,
  ...directoryExamples,
  ...webhookExamples,
  ...noticeExamples,
} as const satisfies AllExamples;
