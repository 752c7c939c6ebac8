import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CredentialSource } from '../../bin/admin-api/client';
import { CommandFailure, UsageFailure } from '../failures';
import { profileCredentials } from './credentials';
import type { Address } from './options';

/** What `npm start` writes to endpoints.json once it is ready. */
interface Announced {
  readonly adminApi: string;
  readonly region: string;
  readonly credentials: string;
  readonly profiles: readonly string[];
  readonly [page: string]: unknown;
}

/** Who you are where no profile is named: somebody in the directory, who may request. */
const usualProfile = 'requester';

/**
 * The Quiesce that runs on this computer, and one of its identities.
 *
 * @param data its data directory
 * @throws UsageFailure when it has no such identity; CommandFailure when none runs there
 */
export async function localMachine(data: string, profile = usualProfile) {
  const { adminApi: url, region, credentials: file, profiles, ...rest } = await readAnnounced(data);
  if (!profiles.includes(profile)) {
    throw new UsageFailure(
      `The Quiesce on ${resolve(data)} has no profile ${profile}.`,
      `It has ${profiles.join(', ')}.`,
    );
  }
  const pages = Object.fromEntries(Object.entries(rest).filter((pair): pair is [string, string] => isPage(pair[1])));
  const { auditArchive: bucket, aws: endpoint } = rest;
  const archive = typeof bucket === 'string' && typeof endpoint === 'string' ? { archive: { bucket, endpoint } } : {};
  const address: Address = { url, region, pages, ...archive };
  const credentials: CredentialSource = profileCredentials(profile, file);
  return { address, credentials, localProfile: profile, ifUnreachable: startIt };
}

const startIt = 'Start it with npm start, or name its data directory with --data.';

const isPage = (value: unknown) => typeof value === 'string' && /^https?:/.test(value);

async function readAnnounced(data: string): Promise<Announced> {
  const file = join(data, 'endpoints.json');
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandFailure(`No Quiesce is running on ${resolve(data)}.`, undefined, startIt);
  });
  const announced = announcedIn(text);
  if (announced !== undefined) return announced;
  throw new CommandFailure(`${resolve(file)} is not what npm start writes.`, undefined, startIt);
}

function announcedIn(text: string): Announced | undefined {
  try {
    const found: Partial<Announced> = Object(JSON.parse(text));
    const isWhole = found.adminApi && found.region && found.credentials && Array.isArray(found.profiles);
    return isWhole ? (found as Announced) : undefined;
  } catch {
    return undefined;
  }
}
