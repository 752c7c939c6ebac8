import { z } from 'zod';
import type { Json, PolicyDocument } from '../gateway/service';

const documentSchema = z.object({ Statement: z.array(z.record(z.string(), z.custom<Json>())) });

/** The statements of all given documents as one policy. @throws ZodError when one is not a policy document. */
export function policyOf(documents: readonly unknown[]): PolicyDocument | undefined {
  if (documents.length === 0) return undefined;
  const statements = documents.flatMap((document) => documentSchema.parse(document).Statement);
  return { Version: '2012-10-17', Statement: statements };
}
