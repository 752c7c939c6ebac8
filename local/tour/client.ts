import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AdminApi, type Credentials } from '../../bin/admin-api/client';
import type { Endpoints } from '../announce';

export async function readEndpoints(directory: string): Promise<Endpoints> {
  return JSON.parse(await readFile(join(directory, 'endpoints.json'), 'utf8')) as Endpoints;
}

/** Reads an AWS shared-credentials file. @throws Error naming the profile when it is not there. */
async function readProfile(directory: string, profile: string): Promise<Credentials> {
  const text = await readFile(join(directory, 'credentials'), 'utf8');
  const section = text.split(/^\[/m).find((part) => part.startsWith(`${profile}]`));
  const value = (key: string) => section?.match(new RegExp(`^${key}\\s*=\\s*(\\S+)`, 'm'))?.[1];
  const accessKeyId = value('aws_access_key_id');
  const secretAccessKey = value('aws_secret_access_key');
  if (!accessKeyId || !secretAccessKey) throw new Error(`${directory}/credentials has no profile ${profile}`);
  return { accessKeyId, secretAccessKey };
}

/** The Admin API of the machine with this data directory, called as one of its profiles. */
export async function apiAs(profile: string, directory: string): Promise<AdminApi> {
  const { adminApi: url, region } = await readEndpoints(directory);
  return new AdminApi({ url, region, credentials: await readProfile(directory, profile) });
}
