import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../cli/main';
import { fakeIo } from './fake-io';

interface Seen {
  readonly caller: string | undefined;
  readonly token: string | undefined;
  readonly signed: boolean;
}

/** The API and the services that give out credentials, on one port: each answers at its own path. */
const asked: string[] = [];
let seen: Seen | undefined;
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const keysOf = (who: string, token = 'Token') => ({
  AccessKeyId: `AKIA${who}`,
  SecretAccessKey: 'secret',
  [token]: `token-of-${who}`,
  Expiration: inAnHour(),
});
const ssoKeys = () => ({
  accessKeyId: 'AKIASSO',
  secretAccessKey: 'secret',
  sessionToken: 'token-of-SSO',
  expiration: Date.parse(inAnHour()),
});
const assumed = () => {
  const fields = Object.entries(keysOf('ROLE', 'SessionToken')).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>${fields.join('')}</Credentials></AssumeRoleResult></AssumeRoleResponse>`;
};

let server: Server;
let url: string;
let folder: string;
const before = { ...process.env };
beforeAll(async () => {
  server = createServer((request, response) => {
    const { authorization = '', 'x-amz-security-token': token } = request.headers;
    const path = request.url ?? '';
    asked.push(`${path} ${/Credential=(\w+)/.exec(authorization)?.[1] ?? authorization}`);
    if (path.startsWith('/container')) return response.end(JSON.stringify(keysOf('CONTAINER')));
    if (path.startsWith('/federation')) return response.end(JSON.stringify({ roleCredentials: ssoKeys() }));
    if (!path.startsWith('/v1')) return response.end(assumed());
    seen = {
      caller: /Credential=(\w+)/.exec(authorization)?.[1],
      token: typeof token === 'string' ? token : undefined,
      signed: /SignedHeaders=[^,]*x-amz-security-token/.test(authorization),
    };
    return response.end(JSON.stringify({ items: [] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quiesce-cli-'));
  asked.length = 0;
  seen = undefined;
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  const files = { AWS_CONFIG_FILE: join(folder, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials') };
  Object.assign(process.env, files, { AWS_EC2_METADATA_DISABLED: 'true', AWS_REGION: 'eu-west-1' });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  process.env = { ...before };
});

async function listWith(config: string, ...argv: readonly string[]) {
  writeFileSync(join(folder, 'config'), config);
  const io = fakeIo({ env: { QUIESCE_API: url, AWS_REGION: 'eu-west-1' } });
  return { exitCode: await main(['window', 'list', ...argv], io), err: io.stderr.text, seen };
}

const signedBy = (who: string) => ({
  exitCode: 0,
  err: expect.any(String),
  seen: { caller: `AKIA${who}`, token: `token-of-${who}`, signed: true },
});

describe('requests are signed with temporary credentials, and their token', () => {
  it('of a profile that holds them', async () => {
    const config =
      '[profile p]\naws_access_key_id = AKIAHELD\naws_secret_access_key = s\naws_session_token = token-of-HELD\n';
    expect(await listWith(config, '--profile', 'p')).toEqual(signedBy('HELD'));
  });

  it('of the environment', async () => {
    const held = { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 's', AWS_SESSION_TOKEN: 'token-of-ENV' };
    Object.assign(process.env, held);
    expect(await listWith('')).toEqual(signedBy('ENV'));
  });

  it('of a process', async () => {
    const answer = join(folder, 'answer.json');
    writeFileSync(answer, JSON.stringify({ Version: 1, ...keysOf('PROCESS', 'SessionToken') }));
    const config = `[profile p]\ncredential_process = cat ${answer}\n`;
    expect(await listWith(config, '--profile', 'p')).toEqual(signedBy('PROCESS'));
  });

  it('of a role, which the source profile assumes', async () => {
    const role = 'role_arn = arn:aws:iam::111122223333:role/deploy\nsource_profile = base\nregion = eu-west-1\n';
    const base = '[profile base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n';
    process.env.AWS_ENDPOINT_URL_STS = `${url}/sts`;
    expect(await listWith(`[profile p]\n${role}${base}`, '--profile', 'p')).toEqual(signedBy('ROLE'));
    expect(asked[0]).toMatch(/^\/sts\/? AKIABASE$/);
  });

  it('of an SSO session that somebody has signed in to', async () => {
    const cache = join(folder, '.aws', 'sso', 'cache');
    mkdirSync(cache, { recursive: true });
    const name = createHash('sha1').update('corp').digest('hex');
    writeFileSync(join(cache, `${name}.json`), JSON.stringify({ accessToken: 'signed-in', expiresAt: inAnHour() }));
    Object.assign(process.env, { HOME: folder, AWS_ENDPOINT_URL_SSO: url });
    const account = 'sso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Deploy\nregion = eu-west-1\n';
    const session = '[sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://corp.example/start\n';
    expect(await listWith(`[profile p]\n${account}${session}`, '--profile', 'p')).toEqual(signedBy('SSO'));
    expect(asked[0]).toMatch(/^\/federation\/credentials\?.*role_name=Deploy/);
  });

  it('of the container', async () => {
    process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI = `${url}/container`;
    process.env.AWS_CONTAINER_AUTHORIZATION_TOKEN = 'pod';
    expect(await listWith('')).toEqual(signedBy('CONTAINER'));
    expect(asked[0]).toBe('/container pod');
  });
});
