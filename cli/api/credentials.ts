import type { CredentialSource, Credentials } from '../../bin/admin-api/client';
import { exitCodes } from '../exit-codes';
import { CommandFailure } from '../failures';

interface Lasting extends Credentials {
  readonly expiration?: Date;
}

/** Asked for again this long before they end, so that none ends on its way. */
const spareMs = 60_000;

/** A profile of the AWS configuration: its keys, role, SSO session, process or web identity. It never falls back on another identity. */
export const profileCredentials = (profile: string, file?: string): CredentialSource =>
  kept(async () => {
    const { fromIni } = await import('@aws-sdk/credential-provider-ini');
    const files = file === undefined ? {} : { filepath: file, configFilepath: file };
    return fromIni({ profile, ...files })();
  }, `The profile ${profile} gives no credentials`);

/** The AWS chain: environment, SSO, configuration files, container, instance. */
export const chainCredentials = (): CredentialSource =>
  kept(async () => {
    const { defaultProvider } = await import('@aws-sdk/credential-provider-node');
    return defaultProvider()();
  }, 'There are no AWS credentials to sign with');

function kept(find: () => Promise<Lasting>, failure: string): CredentialSource {
  let current: Promise<Lasting> | undefined;
  return async () => {
    const known = await current?.catch(() => undefined);
    const lasts = known && (known.expiration === undefined || known.expiration.getTime() - spareMs > Date.now());
    if (!lasts) current = find();
    return (current ?? find()).catch((error: unknown) => {
      throw noCredentials(failure, error);
    });
  };
}

function noCredentials(failure: string, error: unknown): CommandFailure {
  const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
  const advice = 'Sign in (for example with: aws sso login), name a profile with --profile, or set AWS_PROFILE.';
  return new CommandFailure(`${failure}: ${reason}.`, exitCodes.notAllowed, advice);
}
