import { isForSignedIn, mayCall, type Role, type Route, roles } from '../../../lambdas/http/route';
import { type RouteKey, routes } from '../../../lambdas/http/routes';
import { type Answers, route as routed } from '../../../lambdas/http/server/dispatch';
import { httpHandler } from '../../../lambdas/http/server/middy';
import { ok } from '../../../lambdas/http/server/reply';
import type { RoleGroups } from '../../../lambdas/http/server/role-groups';
import { lambdaContext } from '../events';
import { tokenEvent } from './token-event';

const keys = (Object.keys(routes) as RouteKey[]).filter((key) => isForSignedIn(routes[key]));
const answering = <K extends RouteKey>(served: readonly K[]) => {
  const answer: Answers<K>[K] = async () => ok({});
  return Object.fromEntries(served.map((key) => [key, answer] as const)) as Answers<K>;
};
const answers = answering(Object.keys(routes) as RouteKey[]);

/** What somebody with a claim is answered by every route. */
async function answered(claims: object, groups?: RoleGroups) {
  const handler = httpHandler(routed(answers, groups), () => {});
  const replies = await Promise.all(
    keys.map(async (key) => handler(tokenEvent(key, { sub: 'ana', ...claims }), lambdaContext)),
  );
  return replies.map((reply) => ('statusCode' in reply ? reply.statusCode : 0));
}

const allowed = (role: Role) => keys.map((key) => (mayCall(role, routes[key] as Route) ? 200 : 403));

describe('what people who signed in may call', () => {
  it.each(roles)('%s: what the managed policy of the role allows to signers, and no other route', async (role) => {
    expect(await answered({ 'cognito:groups': [role] })).toEqual(allowed(role));
  });

  it('is to read, for somebody in no group or in groups that give no role', async () => {
    expect(await answered({})).toEqual(allowed('viewer'));
    expect(await answered({ 'cognito:groups': ['everyone', 'Admin'] })).toEqual(allowed('viewer'));
  });

  it('does not grow with a group whose name contains that of a role', async () => {
    expect(await answered({ 'cognito:groups': ['sales admin', 'x] [admin', 'breakglass '] })).toEqual(
      allowed('viewer'),
    );
  });

  it('follows the groups of the configuration, which may be in another claim', async () => {
    const groups = { claim: 'roles', groups: { admin: ['platform leads'], approver: ['approver'] } };
    expect(await answered({ roles: ['platform leads'] }, groups)).toEqual(allowed('admin'));
    expect(await answered({ roles: 'platform leads' }, groups)).toEqual(allowed('admin'));
    expect(await answered({ roles: ['admin'], 'cognito:groups': ['admin'] }, groups)).toEqual(allowed('viewer'));
  });

  it('is refused with the roles that would do', async () => {
    const handler = httpHandler(routed(answers), () => {});
    const reply = await handler(
      tokenEvent('POST /v1/sites', { sub: 'ana', 'cognito:groups': ['approver'] }),
      lambdaContext,
    );
    const { code, roles: theirs, requiredRoles } = JSON.parse('body' in reply ? (reply.body ?? '') : '');
    expect([code, theirs, requiredRoles]).toEqual(['role-required', ['viewer', 'approver'], ['admin']]);
  });
});
