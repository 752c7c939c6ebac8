import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { editWindow } from '../../lambdas/commands/window/edit-window';
import { formatToken } from '../../lambdas/domain/voting/voting-link';
import type { Window } from '../../lambdas/domain/window/window';
import { approvalsHandler } from '../../lambdas/http/approvals/approvals-handler';
import { siteHandlers } from '../../lambdas/http/site/handlers';
import { getDirectory } from '../../lambdas/queries/directory/get-directory';
import type { Store } from '../../lambdas/store/port';
import { CountedCalls } from '../commands/counted-calls';
import {
  admin,
  as,
  askApprovers,
  code,
  createWorldOn,
  demo,
  letters,
  requestedWindow,
  type World,
} from '../commands/fixtures';
import { dynoxide, type Server, serve } from '../contract/servers';
import { clientOf, createTables, storeOn } from '../contract/tables';
import { contextOf, eventOf } from './events';

const command = dynoxide();
(command ? describe : describe.skip)('the calls of DynamoDB that a request makes', () => {
  let server: Server;
  let client: DynamoDBClient;
  let world: World<Store>;
  let count: CountedCalls;

  beforeEach(async () => {
    if (!command) return;
    server = await serve(command);
    client = clientOf(server.endpoint);
    await createTables(client);
    count = new CountedCalls(client);
    world = await createWorldOn(storeOn(client), { approvalsRequired: 2 });
    await getDirectory(world.deps);
  });
  afterEach(async () => {
    client.destroy();
    await server.stop();
  });

  const tokenOf = async (window: Window) => {
    const secretOf = await askApprovers(world, window);
    return formatToken(window.windowId, 'ana', secretOf('ana'));
  };
  const visit = (method: 'GET' | 'POST', token: string, form?: Record<string, string>) => {
    const routeKey = `${method} /approvals` as const;
    const event: APIGatewayProxyEventV2 = {
      ...eventOf(routeKey, { path: {}, query: { token }, headers: {} }, form && new URLSearchParams(form).toString()),
      requestContext: contextOf(routeKey, {}),
    };
    return count.of(() => approvalsHandler(world.deps)(event));
  };

  it('are one read and one transaction to open a voting link', async () => {
    expect(await visit('GET', await tokenOf(await requestedWindow(world)))).toEqual({
      reads: 1,
      queries: 0,
      writes: 1,
    });
  });

  it('are one read and two transactions to vote by mail: the try, and the vote that gives it back', async () => {
    const token = await tokenOf(await requestedWindow(world));
    expect(await visit('POST', token, { decision: 'approve', code })).toEqual({ reads: 1, queries: 0, writes: 2 });
    expect(await visit('POST', token, { decision: 'withdraw', code })).toEqual({ reads: 1, queries: 0, writes: 2 });
  });

  it('are one transaction less by the letters, which take no try', async () => {
    const token = await tokenOf(await requestedWindow(world));
    expect(await visit('POST', token, { decision: 'approve', code: letters })).toEqual({
      reads: 1,
      queries: 0,
      writes: 1,
    });
  });

  it('are two reads and two transactions for a wrong code, with the page that is shown again', async () => {
    const token = await tokenOf(await requestedWindow(world));
    expect(await visit('POST', token, { decision: 'approve', code: '000000' })).toEqual({
      reads: 2,
      queries: 0,
      writes: 2,
    });
  });

  it('are one read more for a plan that was edited often', async () => {
    let window = await requestedWindow(world);
    for (const n of [2, 3, 4, 5]) {
      window = await editWindow(world.deps, { windowId: window.windowId, message: `plan ${n}` }, as('rita'));
    }
    const token = await tokenOf(window);
    expect(await visit('GET', token)).toEqual({ reads: 2, queries: 0, writes: 1 });
    expect(await visit('POST', token, { decision: 'approve', code })).toEqual({ reads: 2, queries: 0, writes: 2 });
  });

  it('are one read and one transaction to create and to change a site', async () => {
    const handlers = siteHandlers(world.deps);
    const call = { path: { siteId: 'shop' }, query: {}, actor: admin, preconditions: {} };
    const { hostnames } = demo();
    const create = { ...call, path: {}, body: { siteId: 'shop', hostnames: ['shop.example'] } };
    const change = {
      ...call,
      body: { hostnames: [...hostnames.map((name) => `a.${name}`)], timeZone: 'Europe/Berlin' },
    };
    expect(await count.of(() => handlers['POST /v1/sites'](create))).toEqual({ reads: 1, queries: 0, writes: 1 });
    const patch = { ...call, body: { timeZone: 'Asia/Tokyo' } };
    for (const changed of [
      () => handlers['PUT /v1/sites/{siteId}'](change),
      () => handlers['PATCH /v1/sites/{siteId}'](patch),
    ]) {
      expect(await count.of(changed)).toEqual({ reads: 1, queries: 0, writes: 1 });
    }
  });
});
