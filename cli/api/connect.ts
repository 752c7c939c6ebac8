import type { CredentialSource } from '../../bin/admin-api/client';
import { RegionError, regionOf } from '../../bin/admin-api/region';
import { UsageFailure } from '../failures';
import { chainCredentials, profileCredentials } from './credentials';
import { localMachine } from './local-machine';
import type { Address, ConnectionOptions } from './options';
import { stackAddress } from './stack';

export interface Connection {
  readonly address: Address;
  readonly credentials: CredentialSource;
  /** Which identity of `npm start` this is, on one's own computer. */
  readonly localProfile?: string;
  /** What to do where nobody answers there. */
  readonly ifUnreachable: string;
}

type Way = { readonly api: string } | { readonly stack: string } | { readonly data: string };

const waysToSay =
  'Say where Quiesce is: --stack NAME, --api URL (or QUIESCE_API), or --local for npm start on this computer.';

/**
 * Finds the API and the credentials that the options and the environment name. Options outrank the environment.
 *
 * @param localProfile whom a machine on this computer takes one for, where the options name no profile
 * @throws UsageFailure when they name none, or several
 */
export async function connect(
  options: ConnectionOptions,
  env: NodeJS.ProcessEnv,
  localProfile?: string,
): Promise<Connection> {
  const way = wayFrom(options) ?? wayFromEnvironment(env);
  if (way === undefined) throw new UsageFailure('No address of an Admin API is given.', waysToSay);
  const { profile, region } = options;
  if ('data' in way) return localMachine(way.data, profile ?? localProfile);
  const credentials = profile === undefined ? chainCredentials() : profileCredentials(profile);
  if ('stack' in way) {
    const refresh = options.refresh === true;
    return {
      address: await stackAddress({ stack: way.stack, region, profile, credentials, refresh, env }),
      credentials,
      ifUnreachable: 'If the stack was deployed anew, its address is another: --refresh asks CloudFormation again.',
    };
  }
  const ifUnreachable = 'Is this the address of the Admin API (the stack’s output AdminApiUrl)?';
  return { address: addressOf(way.api, region, env), credentials, ifUnreachable };
}

function wayFrom({ api, stack, local, data }: ConnectionOptions): Way | undefined {
  const ways: readonly (Way | undefined)[] = [
    api === undefined ? undefined : { api },
    stack === undefined ? undefined : { stack },
    local || data !== undefined ? { data: data ?? '.local' } : undefined,
  ];
  const [first, second] = ways.filter((way) => way !== undefined);
  if (second !== undefined) throw new UsageFailure('--api, --stack and --local exclude each other.');
  return first;
}

function wayFromEnvironment({
  QUIESCE_API: api,
  QUIESCE_STACK: stack,
  QUIESCE_LOCAL: data,
}: NodeJS.ProcessEnv): Way | undefined {
  if (api) return { api };
  if (stack) return { stack };
  return data ? { data } : undefined;
}

const onThisComputer = /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

function addressOf(text: string, region: string | undefined, env: NodeJS.ProcessEnv): Address {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UsageFailure(`${text} is not a URL such as https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com`);
  }
  if (url.protocol === 'http:' && !onThisComputer.test(url.hostname)) {
    throw new UsageFailure(`${text} is not https, and answers can contain secrets.`);
  }
  try {
    return { url: url.href, region: regionOf(url, region, env), pages: {} };
  } catch (error) {
    if (error instanceof RegionError) throw new UsageFailure(error.message);
    throw error;
  }
}
