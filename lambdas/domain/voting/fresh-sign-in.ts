import type { EpochSeconds, SignIn } from '../actor';
import { instantText } from '../local-time';
import { Refusal } from '../refusal';

/**
 * Refuses a sign-in that is older than a site allows. A request that is signed with AWS credentials has no sign-in: each of its
 * signatures proves anew that the caller has the key.
 *
 * @param maxAgeSeconds of the policy; `undefined` allows any age
 * @throws Refusal `sign-in-too-old`, also when the provider does not say when the person signed in
 */
export function assertFresh(
  signIn: Pick<SignIn, 'authenticatedAt'> | undefined,
  maxAgeSeconds: number | undefined,
  at: EpochSeconds,
): void {
  if (!signIn || maxAgeSeconds === undefined) return;
  const { authenticatedAt } = signIn;
  if (authenticatedAt !== undefined && at - authenticatedAt <= maxAgeSeconds) return;
  const known =
    authenticatedAt === undefined
      ? 'Your sign-in does not say when you signed in'
      : `You signed in at ${instantText(authenticatedAt)}`;
  throw new Refusal(
    'sign-in-too-old',
    `${known}, and this site asks for a sign-in of the last ${maxAgeSeconds} seconds. Sign in again, then repeat this.`,
    { maxAgeSeconds, ...(authenticatedAt !== undefined && { authenticatedAt: instantText(authenticatedAt) }) },
  );
}
