import { Stage } from './harness';
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
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
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
