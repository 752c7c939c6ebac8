import { oidcPrincipal } from '../../../lambdas/domain/directory/principals';
import { brokenRule, forms } from '../../../lambdas/domain/forms';
import { at, hour, Service } from '../fixtures';
import { issuer } from './token-event';

const principalOf = (subject: string) => oidcPrincipal({ issuer, subject });
const grown = 'PATCH /v1/people/{personId}' as const;

/** The service, with a sign-in for Ana and for Rita besides their IAM users. */
async function start(rules: object = {}): Promise<Service> {
  const service = await Service.start(rules);
  for (const personId of ['ana', 'rita']) {
    const principals = [`arn:aws:iam::123456789012:user/${personId}`, principalOf(personId)];
    await service.api(grown, { as: 'admin', path: { personId }, body: { principals } });
  }
  service.now += 60;
  return service;
}

async function requested(service: Service): Promise<Record<'windowId', string>> {
  const times = { startsAt: at(service.now + hour), endsAt: at(service.now + 2 * hour) };
  const { json } = await service.api('POST /v1/windows', {
    body: { siteId: 'shop', mode: 'full', reason: 'Upgrade', ...times },
  });
  return { windowId: String(json.windowId) };
}

const vote = { planVersion: 1 };

describe('a principal of a sign-in', () => {
  it.each([
    ['auth0|5f7c', `oidc:${issuer}#auth0|5f7c`],
    ['a b*%é#', `oidc:${issuer}#a%20b%2A%25%C3%A9#`],
  ])('%s is written %s, which the directory accepts', (subject, principal) => {
    expect(principalOf(subject)).toBe(principal);
    expect(brokenRule(forms.principal, principal)).toBeUndefined();
  });

  it.each([
    'oidc:http://login.example.com#ana',
    'oidc:ana@example.com',
    'OIDC:https://login.example.com#ana',
    'oidc:https://a?b#c',
  ])('%s is refused', (principal) => {
    expect(brokenRule(forms.principal, principal)).toContain('oidc:https://login.example.com#subject');
  });
});

describe('a vote by sign-in', () => {
  it('says so, with the issuer and the time, on a site that takes no votes by mail', async () => {
    const service = await start({ requireLogin: true });
    const path = await requested(service);
    const { json } = await service.signedIn('POST /v1/windows/{windowId}/approve', 'ana', { path, body: vote });
    expect(json).toMatchObject({
      status: 'approved',
      approvals: {
        votes: [{ approverId: 'ana', assurance: 'login', signIn: { issuer, authenticatedAt: at(service.now) } }],
      },
    });
    const { entries } = await service.store.auditEntries('shop', 0, 100);
    expect(entries.at(-1)?.actor).toMatchObject({
      principal: principalOf('ana'),
      personId: 'ana',
      signIn: { issuer, subject: 'ana', authenticatedAt: service.now },
    });
  });

  it('is refused to whoever asked with another principal, in both directions', async () => {
    const service = await start();
    const path = await requested(service);
    await service.api(grown, { as: 'admin', path: { personId: 'rita' }, body: { approver: true } });
    const approve = 'POST /v1/windows/{windowId}/approve' as const;
    const { json } = await service.signedIn(approve, 'rita', { path, body: vote });
    expect(json.code).toBe('self-approval');

    const times = { startsAt: at(service.now + 3 * hour), endsAt: at(service.now + 4 * hour) };
    const body = { siteId: 'shop', mode: 'full', reason: 'Upgrade', ...times };
    const asked = await service.signedIn('POST /v1/windows', 'ana', { body }, ['requester']);
    expect(asked.headers.location).toBe(`/api/v1/windows/${asked.json.windowId}`);
    const own = await service.api(approve, { as: 'ana', path: { windowId: String(asked.json.windowId) }, body: vote });
    expect(own.json.code).toBe('self-approval');
  });

  it('of somebody whom the directory does not know is refused, and /v1/me says whom to ask', async () => {
    const service = await start();
    const path = await requested(service);
    const { status, json } = await service.signedIn('POST /v1/windows/{windowId}/approve', 'eve', { path, body: vote });
    expect([status, json.code, json.principal]).toEqual([403, 'unmapped-principal', principalOf('eve')]);
    expect((await service.signedIn('GET /v1/windows/{windowId}', 'eve', { path })).status).toBe(200);
    expect((await service.signedIn('GET /v1/me', 'eve')).json).toEqual({
      principal: principalOf('eve'),
      contact: 'the platform team',
      roles: ['viewer', 'approver'],
      signIn: { issuer, subject: 'eve', authenticatedAt: at(service.now) },
    });
  });
});

describe('a site that asks for a recent sign-in', () => {
  const body = { mode: 'full', reason: 'Broken', durationMinutes: 5 };
  const emergency = 'POST /v1/sites/{siteId}/emergency' as const;

  it('refuses older ones for votes and emergencies, as RFC 9470 says, and takes newer ones', async () => {
    const service = await start({ signInMaxAgeSeconds: 300 });
    const path = await requested(service);
    const old = { auth_time: service.now - 301 };
    for (const call of [
      service.signedIn('POST /v1/windows/{windowId}/approve', 'ana', { path, body: vote }, ['approver'], old),
      service.signedIn(emergency, 'eve', { path: { siteId: 'shop' }, body }, ['breakglass'], old),
    ]) {
      const { status, json, headers } = await call;
      expect([status, json.code, json.maxAgeSeconds]).toEqual([401, 'sign-in-too-old', 300]);
      expect(headers['www-authenticate']).toContain('error="insufficient_user_authentication"');
    }
    const fresh = { auth_time: service.now - 300 };
    const { json } = await service.signedIn(
      'POST /v1/windows/{windowId}/approve',
      'ana',
      { path, body: vote },
      ['approver'],
      fresh,
    );
    expect(json.status).toBe('approved');
    expect(
      (await service.signedIn(emergency, 'eve', { path: { siteId: 'shop' }, body }, ['breakglass'], fresh)).status,
    ).toBe(201);
  });

  it('refuses a token that does not say when its owner signed in', async () => {
    const service = await start({ signInMaxAgeSeconds: 300 });
    const path = await requested(service);
    const { json } = await service.signedIn(
      'POST /v1/windows/{windowId}/reject',
      'ana',
      { path, body: vote },
      ['approver'],
      { auth_time: undefined },
    );
    expect(json.code).toBe('sign-in-too-old');
  });

  it('leaves signed requests as they are: they have no sign-in, and break-glass must not need one', async () => {
    const service = await start({ signInMaxAgeSeconds: 300 });
    const path = await requested(service);
    expect(
      (await service.api('POST /v1/windows/{windowId}/approve', { as: 'ana', path, body: vote })).json.status,
    ).toBe('approved');
    expect((await service.api(emergency, { as: 'root', path: { siteId: 'shop' }, body })).status).toBe(201);
  });
});
