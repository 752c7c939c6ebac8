import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { AccessKeys } from './aws/iam/access-keys';
import { profileNames, userArn } from './aws/iam/profiles';
import { usualDirectory } from './options';

/** The addresses of everything; scripts read them from `DIR/endpoints.json`. */
export interface Endpoints {
  readonly adminApi: string;
  readonly site: string;
  readonly mailbox: string;
  /** Where people sign in; absent where the configuration has no console. */
  readonly issuer?: string;
  /** Absent where the configuration has none. */
  readonly console?: string;
  readonly aws: string;
  readonly region: string;
  readonly accountId: string;
  /** The bucket with the copy of the audit log, where the configuration has one. */
  readonly auditArchive?: string;
}

/** Admin API, site, mailbox, console, identity provider, AWS endpoint. */
export function portsOf(port: number): readonly number[] {
  return [port, port + 1, port + 2, port + 3, port + 4, port + 6];
}

export function endpointsAt(port: number): Endpoints {
  return {
    adminApi: `http://127.0.0.1:${port}`,
    site: `http://localhost:${port + 1}`,
    mailbox: `http://127.0.0.1:${port + 2}`,
    aws: `http://localhost:${port + 6}`,
    region: 'us-east-1',
    accountId: '123456789012',
  };
}

/** The console, where the configuration has one. */
export const consoleAt = (port: number): string => `http://localhost:${port + 3}`;

/** An AWS shared-credentials file, `DIR/credentials`, readable by its owner only. */
export function writeCredentials(directory: string, keys: AccessKeys, { region, accountId }: Endpoints): void {
  const sections = profileNames.map((profile) => {
    const { id, secret } = keys.of(userArn(profile, accountId));
    return `[${profile}]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\nregion = ${region}\n`;
  });
  writeWhole(join(directory, 'credentials'), sections.join('\n'), 0o600);
}

/**
 * A file per identity for `curl -K DIR/curl/{profile}`: curl then signs its requests. Readable by their owner only.
 */
export function writeCurlConfigs(directory: string, keys: AccessKeys, { region, accountId }: Endpoints): void {
  const folder = join(directory, 'curl');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const profile of profileNames) {
    const { id, secret } = keys.of(userArn(profile, accountId));
    const lines = [
      `aws-sigv4 = "aws:amz:${region}:execute-api"`,
      `user = "${id}:${secret}"`,
      'header = "content-type: application/json"',
    ];
    writeWhole(join(folder, profile), `${lines.join('\n')}\n`, 0o600);
  }
}

/**
 * Announces that the machine is ready: the file is written atomically, and only now. It also says where the keys of which
 * identities are: it is all that `quiesce --local` reads.
 */
export function writeEndpoints(directory: string, endpoints: Endpoints, progress: (line: string) => void): void {
  const announced = { ...endpoints, credentials: join(directory, 'credentials'), profiles: profileNames };
  writeWhole(join(directory, 'endpoints.json'), `${JSON.stringify(announced, null, 2)}\n`, 0o644);
  progress(announcement(directory, endpoints));
}

/** Where things are, and a first thing to do: one line for any shell, in 80 columns where the data directory is the usual one. */
export function announcement(data: string, endpoints: Endpoints): string {
  const below = relative(process.cwd(), data);
  const directory = below.startsWith('..') || isAbsolute(below) ? data : below;
  const named = directory === usualDirectory ? '' : ` --data ${quoted(directory)}`;
  const lines = [
    ['Demo site', endpoints.site],
    ['Console', endpoints.console],
    ['Sign-in', endpoints.issuer],
    ['Mailbox', endpoints.mailbox],
    ['Admin API', endpoints.adminApi],
    ['AWS endpoint', endpoints.aws],
    ['Credentials', join(directory, 'credentials')],
    ['With curl', `curl -K ${join(directory, 'curl', 'viewer')} ${endpoints.adminApi}/v1/windows`],
  ].flatMap(([name = '', value]) => (value === undefined ? [] : [`  ${name.padEnd(14)}${value}`]));
  return `
Quiesce is ready.

${lines.join('\n')}

Your first window: open the demo site in a browser. Then close it, in a second
terminal, here:

  npx quiesce --local${named} emergency demo --mode full --for 5m --reason Hello --yes

Reload the page to see what visitors see. Open the site again, and reload it:

  npx quiesce --local${named} window end demo --yes

How to do the same with approvers, by mail, is in README.md, "A first window in
one minute"; what else there is to do here says npx quiesce --local${named} --help.

Ctrl-C stops it; the same --data continues where it stopped.`;
}

/** As a shell reads it. */
const quoted = (path: string): string => (/^[\w./:-]+$/.test(path) ? path : JSON.stringify(path));

/** The machine is not ready yet, or not any more, so scripts that wait for the file must wait for the next start. */
export function removeEndpoints(directory: string): void {
  rmSync(join(directory, 'endpoints.json'), { force: true });
}

function writeWhole(file: string, text: string, mode: number): void {
  writeFileSync(`${file}.new`, text, { mode });
  renameSync(`${file}.new`, file);
}
