import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessKeys } from './aws/iam/access-keys';
import { profileNames, userArn } from './aws/iam/profiles';

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
  progress(`
Quiesce is ready.

  Admin API     ${endpoints.adminApi}
  Demo site     ${endpoints.site}
  Mailbox       ${endpoints.mailbox}
${endpoints.console === undefined ? '' : `  Console       ${endpoints.console}\n`}${endpoints.issuer === undefined ? '' : `  Sign-in       ${endpoints.issuer}\n`}  AWS endpoint  ${endpoints.aws}

  Credentials   ${join(directory, 'credentials')} (profiles ${profileNames.join(', ')})
  With curl     curl -K ${join(directory, 'curl', 'viewer')} ${endpoints.adminApi}/v1/windows

Try it: open the demo site in a browser, then close it for a minute with

  curl -K ${join(directory, 'curl', 'breakglass')} ${endpoints.adminApi}/v1/sites/demo/emergency \\
    -d '{"mode":"full","reason":"My first window","durationMinutes":1}'

The same with approvers, by mail: README.md, "A first window in one minute". The command: npx quiesce --local --help

Ctrl-C stops it; the same --data continues where it stopped.`);
}

/** The machine is not ready yet, or not any more, so scripts that wait for the file must wait for the next start. */
export function removeEndpoints(directory: string): void {
  rmSync(join(directory, 'endpoints.json'), { force: true });
}

function writeWhole(file: string, text: string, mode: number): void {
  writeFileSync(`${file}.new`, text, { mode });
  renameSync(`${file}.new`, file);
}
