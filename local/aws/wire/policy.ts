import type { Json, PolicyDocument } from '../gateway/service';
import { toPolicy } from '../iam/statement';

/** The statements of several documents as one policy. @throws Error when one is not a policy document. */
export function policyOf(documents: readonly (Json | undefined)[], where: string): PolicyDocument | undefined {
  if (documents.length === 0) return undefined;
  return { Statement: documents.flatMap((document) => toPolicy(document, where).Statement) };
}
