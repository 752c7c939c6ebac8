import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { IssuerKeys } from '../../../../local/aws/http-api/issuer-keys';
import { claimText } from '../../../../local/aws/http-api/jwt';
import { authorizeToken } from '../../../../local/aws/http-api/jwt-authorizer';

const issuer = 'http://localhost:4564';
const wanted = { issuer, audience: ['client'], scopes: ['quiesce/console'] };
const now = 1_795_348_800;
const pair = (kid: string) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { kid, privateKey, publicKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid } };
};
const [own, foreign] = [pair('one'), pair('two')];

const claims = {
  iss: issuer,
  sub: 'ana',
  client_id: 'client',
  scope: 'openid quiesce/console',
  iat: now,
  exp: now + 900,
};
const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(changes: object = {}, header: object = {}, key: KeyObject = own.privateKey): string {
  const signed = `${encoded({ alg: 'RS256', kid: own.kid, ...header })}.${encoded({ ...claims, ...changes })}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`;
}

/** HS256 with the public key as the secret: what a verifier accepts that lets the token choose. */
function confused(): string {
  const signed = `${encoded({ alg: 'HS256', kid: own.kid })}.${encoded(claims)}`;
  const secret = own.publicKey.export({ type: 'spki', format: 'pem' });
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

async function outcome(text: string | undefined): Promise<string> {
  const keys = new IssuerKeys(
    () => now * 1000,
    async () => [own.jwk],
  );
  const result = await authorizeToken(text, wanted, keys, now * 1000);
  return 'refused' in result ? `${result.refused.status} ${result.refused.body}` : 'let through';
}

const unauthorized = '401 {"message":"Unauthorized"}';

describe('the JWT authorizer', () => {
  it.each([
    ['a token', token()],
    ['a token after Bearer', `Bearer ${token()}`],
    ['an audience in place of a client', token({ aud: ['other', 'client'], client_id: 'other' })],
    ['a scope in scp', token({ scope: undefined, scp: ['quiesce/console'] })],
  ])('lets %s through', async (_, text) => {
    expect(await outcome(text)).toBe('let through');
  });

  it.each([
    ['no token', undefined],
    ['what is no token', 'Bearer x'],
    ['an expired token', token({ exp: now })],
    ['one without an end', token({ exp: undefined })],
    ['one that is not valid yet', token({ nbf: now + 1 })],
    ['one from the future', token({ iat: now + 1 })],
    ['another audience', token({ aud: 'other' })],
    ['another client', token({ client_id: 'other' })],
    ['another audience, even without a scope', token({ aud: 'other', scope: undefined })],
    ['an expired token, even without a scope', token({ exp: now, scope: undefined })],
    ['an audience that only contains the client', token({ aud: ['client2', ''], client_id: 'client' })],
    ['another issuer', token({ iss: 'http://localhost:9999' })],
    ['no algorithm', `${encoded({ alg: 'none', kid: own.kid })}.${encoded(claims)}.`],
    ['HS256 with the public key', confused()],
    ['an algorithm that is not RS256', token({}, { alg: 'RS384' })],
    ['an unknown key', token({}, { kid: 'three' })],
    ['a token without a key id', token({}, { kid: undefined })],
    ['the token of another pool', token({}, { kid: foreign.kid }, foreign.privateKey)],
    ['the key id of this pool on the token of another', token({}, {}, foreign.privateKey)],
    ['changed claims', token().replace(/\.[\w-]+\./, `.${encoded({ ...claims, sub: 'eve' })}.`)],
  ])('refuses %s with 401', async (_, text) => {
    expect(await outcome(text)).toBe(unauthorized);
  });

  it('refuses an ID token, which has no scope, with 403 as API Gateway does', async () => {
    expect(await outcome(token({ aud: 'client', scope: undefined, client_id: undefined }))).toBe(
      '403 {"message":"Forbidden"}',
    );
  });

  it('refuses an ID token with 401 where the API has an audience of its own, which ID tokens have not', async () => {
    const keys = new IssuerKeys(
      () => now * 1000,
      async () => [own.jwk],
    );
    const ofApi = { ...wanted, audience: ['api://quiesce'] };
    const result = await authorizeToken(token({ aud: 'client', scope: undefined }), ofApi, keys, now * 1000);
    expect(result).toMatchObject({ refused: { status: 401 } });
  });

  it('passes every claim as a text', () => {
    expect([['a', 'b c'], 1, true, { b: 1, a: ['x'] }].map(claimText)).toEqual([
      '[a b c]',
      '1',
      'true',
      'map[a:[x] b:1]',
    ]);
  });
});

describe('the keys of an issuer', () => {
  it('are asked for again when a token has a new key, but not for each such token', async () => {
    let time = 0;
    let loads = 0;
    const published = [own.jwk];
    const keys = new IssuerKeys(
      () => time,
      async () => {
        loads += 1;
        return [...published];
      },
    );
    expect(await keys.find(issuer, 'two')).toBeUndefined();
    published.push(foreign.jwk);
    expect(await keys.find(issuer, 'two')).toBeUndefined();
    expect(loads).toBe(1);
    time = 10_000;
    expect((await keys.find(issuer, 'two'))?.kid).toBe('two');
    expect((await keys.find(issuer, 'one'))?.kid).toBe('one');
    expect(loads).toBe(2);
  });
});
