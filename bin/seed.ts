/**
 * `npm run seed -- --api URL [--region REGION]`: creates the sites and people of the configuration through the Admin
 * API, signed with the current AWS credentials (a principal with the managed policy of the role admin). What exists is
 * left as it is. The exit code is 0 when everything exists, 1 when something was refused, 2 when it could not start.
 */
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { ConfigError } from '../lib/config';
import { AdminApi, type Credentials, UnreachableError } from './admin-api/client';
import { RegionError, regionOf } from './admin-api/region';
import { CommandLineError, readCommandLine } from './command-line';
import { ownConfiguration } from './configuration';
import { SeedError, seed, seededLine } from './seed/seed';

const usage = `npm run seed -- --api URL [--region REGION]
  --api URL         the stack’s output AdminApiUrl (or QUIESCE_API)
  --region REGION   of the API, where its URL does not show it (or AWS_REGION)
  --help            prints this

QUIESCE_CONFIG is the path of your configuration, and AWS_PROFILE names credentials with the policy of the role admin.`;

const leftAsItIs = `
What differs was left as it is. The arrows lead from what exists to what the configuration says: change one of them,
what exists with the command (quiesce apply, or quiesce approver change).`;

/** The command cannot start; the message says what is missing. */
class UsageError extends Error {
  override readonly name = 'UsageError';
}

async function main(): Promise<number> {
  const { api: given, region: asked, help } = readOptions();
  if (help) {
    console.log(usage);
    return 0;
  }
  const { config } = ownConfiguration(process.env);
  const url = apiUrl(given ?? process.env.QUIESCE_API);
  const region = regionOf(url, asked, process.env);
  const api = new AdminApi({ url: url.href, region, credentials: await credentialsAtHand() });
  const seeded = await seed(config, api);
  for (const one of seeded) console.log(seededLine(one));
  if (seeded.length === 0) console.log('The configuration lists neither sites nor people.');
  if (seeded.some(({ outcome }) => outcome === 'differs')) console.log(leftAsItIs);
  return seeded.some(({ outcome }) => outcome === 'refused') ? 1 : 0;
}

function readOptions() {
  const text = { type: 'string' } as const;
  return readCommandLine({ options: { api: text, region: text, help: { type: 'boolean' } } }, usage).values;
}

function apiUrl(text: string | undefined): URL {
  if (!text) throw new UsageError(`--api is missing. It is the stack’s output AdminApiUrl.\n\n${usage}`);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new UsageError(`${text} is not a URL such as https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com`);
}

async function credentialsAtHand(): Promise<Credentials> {
  try {
    return await defaultProvider()();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`There are no AWS credentials to sign with (${reason}). Sign in, or set AWS_PROFILE.`);
  }
}

const isMistake = (error: unknown): error is Error =>
  [CommandLineError, ConfigError, RegionError, SeedError, UnreachableError, UsageError].some(
    (type) => error instanceof type,
  );

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (!isMistake(error)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  },
);
