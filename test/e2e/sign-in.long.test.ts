import { isForSignedIn, mayCall, type Role, type Route } from '../../lambdas/http/route';
import { routes } from '../../lambdas/http/routes';
import { Forger, foreignKey } from './forged-tokens';
import { type Profile, Stage } from './harness';
import { type ConsoleSettings, claimsOf, SigningIn, type Tokens } from './signing-in';

let stage: Stage;
let settings: ConsoleSettings;
let origin: string;
beforeAll(async () => {
  stage = await Stage.open();
  origin = String(stage.endpoints.console);
  settings = (await (await fetch(`${origin}/config.json`)).json()) as ConsoleSettings;
}, 120_000);
afterAll(() => stage.close(), 30_000);

const browser = () => new SigningIn(settings, `${origin}/signed-in`);

async function call(token: string, method: string, path: string, body?: object) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${stage.endpoints.adminApi}/api${path}`, { method, headers, ...sent });
  const text = await response.text();
  const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '');
  const answer = (isJson ? JSON.parse(text) : {}) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body: answer };
}

const now = () => Math.floor(Date.now() / 1000);

describe('people who sign in', () => {
  it('are who the directory says, with the roles of their groups, and vote', async () => {
    expect(settings.issuer).toBe(stage.endpoints.issuer);
    const { access_token: ana } = await browser().signIn('ana');
    expect((await call(ana, 'GET', '/v1/me')).body).toMatchObject({
      principal: `oidc:${settings.issuer}#ana`,
      person: { personId: 'ana', approver: true },
      roles: ['viewer', 'approver'],
      signIn: { issuer: settings.issuer, subject: 'ana' },
    });
    const { windowId } = await stage.requestWindow();
    const voted = await call(ana, 'POST', `/v1/windows/${windowId}/approve`, { planVersion: 1 });
    expect(voted.body).toMatchObject({
      status: 'approved',
      approvals: { votes: [{ approverId: 'ana', assurance: 'login', signIn: { issuer: settings.issuer } }] },
    });
    const refused = await call(ana, 'POST', '/v1/sites', { siteId: 'other', hostnames: ['other.example'] });
    expect([refused.status, refused.body.code, refused.body.requiredRoles]).toEqual([403, 'role-required', ['admin']]);
  }, 60_000);

  it('get tokens as Cognito writes them', async () => {
    const { access_token: token } = await browser().signIn('ben');
    const { aud, exp, iat, ...claims } = claimsOf(token);
    expect(aud).toBeUndefined();
    expect(Number(exp) - Number(iat)).toBe(900);
    expect(claims).toMatchObject({
      iss: settings.issuer,
      sub: 'ben',
      client_id: settings.clientId,
      'cognito:groups': ['approver'],
      token_use: 'access',
      scope: 'quiesce/console',
    });
  }, 60_000);

  it('are not asked again while their session lasts, unless the site asks for it', async () => {
    const rita = browser();
    const first = await rita.signIn('rita');
    expect(first.asked).toBe(true);
    const second = await rita.signIn('rita');
    expect(second.asked).toBe(false);
    expect(claimsOf(second.access_token).auth_time).toBe(claimsOf(first.access_token).auth_time);
    expect((await rita.signIn('rita', { prompt: 'login' })).asked).toBe(true);
    expect((await rita.signIn('rita', { max_age: '0' })).asked).toBe(true);
  }, 60_000);

  it('stay signed in over a restart; a refresh token works once, and its second use ends the session', async () => {
    const client = browser();
    const first = await client.signIn('breakglass');
    await stage.kill();
    await stage.restart();
    const { status, body: second } = await client.refresh(first.refresh_token);
    expect(status).toBe(200);
    expect(claimsOf(second.access_token).auth_time).toBe(claimsOf(first.access_token).auth_time);
    expect((await call(second.access_token, 'GET', '/v1/windows')).status).toBe(200);
    expect((await client.refresh(first.refresh_token)).status).toBe(400);
    expect((await client.refresh(second.refresh_token)).status).toBe(400);
    expect((await client.signIn('breakglass')).asked).toBe(false);
  }, 90_000);
});

describe('the API on this machine', () => {
  let tokens: Tokens;
  beforeAll(async () => {
    tokens = await browser().signIn('viewer');
  }, 60_000);

  const status = async (token: string) => (await call(token, 'GET', '/v1/windows')).status;
  const withHeader = (header: object, token: string) =>
    [Buffer.from(JSON.stringify(header)).toString('base64url'), ...token.split('.').slice(1)].join('.');

  it('takes the access token, and neither an ID token nor what somebody changed', async () => {
    const { access_token: access, id_token: id } = tokens;
    expect(await status(access)).toBe(200);
    expect(await status(id)).toBe(403);
    expect(await status(withHeader({ alg: 'none' }, access))).toBe(401);
    expect(await status(withHeader({ alg: 'RS256', kid: 'unknown' }, access))).toBe(401);
    expect(await status(access.slice(0, -8))).toBe(401);
    expect(await status('')).toBe(401);
    expect(Number(claimsOf(access).exp)).toBeGreaterThan(now());
  }, 60_000);

  const wrong: readonly (readonly [string, object, object?, typeof foreignKey?])[] = [
    ['expired', { exp: now() - 1 }],
    ['of another client', { client_id: 'other' }],
    ['for another audience', { aud: 'other' }],
    ['of another issuer', { iss: 'http://localhost:9' }],
    ['with a key that the issuer does not have', {}, { kid: 'unknown' }],
    ['of another pool', {}, { kid: 'unknown' }, foreignKey],
    ['of another pool, with the key id of this one', {}, {}, foreignKey],
  ];

  it('refuses a token with a valid signature when one claim is wrong, and the tokens of another pool', async () => {
    const forger = await Forger.of(stage.directory);
    const claims = claimsOf(tokens.access_token);
    expect(await status(forger.sign(claims))).toBe(200);
    for (const [what, changes, header, key] of wrong) {
      expect([what, await status(forger.sign({ ...claims, ...changes }, { ...header }, key))]).toEqual([what, 401]);
    }
  }, 60_000);

  it('has no public and no former path below /api', async () => {
    expect((await call(tokens.access_token, 'GET', '/v1/approvers')).status).toBe(404);
    expect((await fetch(`${stage.endpoints.adminApi}/api/approvals?token=x`)).status).toBe(404);
  }, 60_000);

  it('does not take a signature where a token is needed, nor a token where a signature is', async () => {
    const signed = await (await stage.api('viewer')).get('/api/v1/windows');
    expect(signed.status).toBe(401);
    const response = await fetch(`${stage.endpoints.adminApi}/v1/windows`, {
      headers: { authorization: `Bearer ${tokens.access_token}` },
    });
    expect(response.status).toBe(403);
  }, 60_000);
});

/** Who has a role and no other: at the provider, and with a signature. */
const holders: readonly (readonly [Role, subject: string, Profile])[] = [
  ['viewer', 'viewer', 'viewer'],
  ['requester', 'rita', 'requester'],
  ['approver', 'ana', 'approver-ana'],
  ['admin', 'administrator', 'admin'],
  ['breakglass', 'breakglass', 'breakglass'],
];

describe('each route of the API', () => {
  const table = (Object.entries(routes) as [string, Route][]).filter(([, route]) => isForSignedIn(route));
  /** What is called with nothing in it, about what does not exist. */
  const calls = table.map(([key]) => {
    const [method = '', path = ''] = key.split(' ');
    return { key, method, path: path.replace(/\{\w+\}/g, 'nothing'), body: method === 'GET' ? undefined : {} };
  });

  it.each(holders)(
    'lets %s call by token what it lets the role call by signature',
    async (role, subject, profile) => {
      const { access_token: token } = await browser().signIn(subject);
      const signing = await stage.api(profile);
      const refused = { byToken: [] as string[], bySignature: [] as string[] };
      for (const { key, method, path, body } of calls) {
        const byToken = await call(token, method, path, body);
        if (byToken.body.code === 'role-required') refused.byToken.push(`${key} ${byToken.status}`);
        const bySignature = await signing.call(path, { method, ...(body && { body }) });
        if (bySignature.status === 403 && bySignature.body.code === undefined) refused.bySignature.push(`${key} 403`);
      }
      const expected = table.filter(([, route]) => !mayCall(role, route)).map(([key]) => `${key} 403`);
      expect(refused).toEqual({ byToken: expected, bySignature: expected });
    },
    120_000,
  );
});
