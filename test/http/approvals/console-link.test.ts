import { approvalsHandler, refuseWithPage } from '../../../lambdas/http/approvals/approvals-handler';
import { httpHandler } from '../../../lambdas/http/server/middy';
import { contextOf, eventOf, lambdaContext } from '../events';
import { at, hour, Service } from '../fixtures';

const consoleUrl = 'https://console.example';

/** The confirm page for Ana, of a deployment with or without the console. */
async function pageFor(rules: object, address: object): Promise<readonly [text: string, windowId: string]> {
  const service = await Service.start(rules);
  const times = { startsAt: at(service.now + hour), endsAt: at(service.now + 2 * hour) };
  const body = { siteId: 'shop', mode: 'full', reason: 'Upgrade', ...times };
  const windowId = String((await service.api('POST /v1/windows', { body })).json.windowId);
  const { token } = await service.mailedLink(windowId, 'ana');
  const handler = httpHandler(approvalsHandler({ ...service.deps, ...address }), () => {}, refuseWithPage);
  const event = eventOf('GET /approvals', { path: {}, query: { token }, headers: {} }, undefined);
  const reply = await handler({ ...event, requestContext: contextOf('GET /approvals', {}) }, lambdaContext);
  return ['body' in reply ? (reply.body ?? '') : '', windowId];
}

describe('the confirm page', () => {
  it.each([{}, { requireLogin: true }])('leads to the window in the console, where there is one: %j', async (rules) => {
    const [text, windowId] = await pageFor(rules, { consoleUrl });
    expect(text).toContain(
      `<a href="${consoleUrl}/windows/${windowId}" rel="noreferrer">Sign in and vote in the console</a>`,
    );
  });

  it('has no such link without a console', async () => {
    const [text] = await pageFor({}, {});
    expect(text).not.toContain('Sign in and vote');
  });
});
