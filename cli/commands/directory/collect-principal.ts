import { InvalidArgumentError } from '@commander-js/extra-typings';
import { collect } from '../parent';

/**
 * Collects what the directory can match to a caller. The API also takes plain names, because earlier releases had them, but they
 * match nobody: a typo would be a member that never may.
 */
export function collectPrincipal(text: string, before: readonly string[] | undefined): readonly string[] {
  if (/^(arn|oidc):/.test(text)) return collect(text, before);
  throw new InvalidArgumentError('It must be an ARN, or oidc:ISSUER#SUBJECT.');
}
