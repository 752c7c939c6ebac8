import { approvalsHandler, refuseWithPage } from '../../../lambdas/http/approvals/approvals-handler';
import { httpHandler } from '../../../lambdas/http/server/middy';
import { contextOf, eventOf, lambdaContext } from '../events';
import { at, hour, Service } from '../fixtures';

const consoleUrl = 'https://console.example';

const confirmLink = (path: string) =>
  `<a href="${consoleUrl}${path}" rel="noreferrer">Sign in and vote in the console</a>`;

async function requestWindow(service: Service): Promise<string> {
  const times = { startsAt: at(service.now + hour), endsAt: at(service.now + 2 * hour) };
  const body = { siteId: 'shop', mode: 'full', reason: 'Upgrade', ...times };
  return String((await service.api('POST /v1/windows', { body })).json.windowId);
}

async function proposeTemplate(service: Service): Promise<string> {
  const body = {
    name: 'Weekly reindex',
    mode: 'read-only',
    maximumDurationSeconds: 3600,
    uses: 5,
    expiresAt: at(service.now + 24 * hour),
    reason: 'The same each week',
  };
  const answer = await service.api('POST /v1/sites/{siteId}/templates', { path: { siteId: 'shop' }, body });
  return String(answer.json.proposalId);
}

/** The confirm page for Ana about something, of a deployment with or without the console. */
async function pageFor(service: Service, subjectId: string, address: object): Promise<string> {
  const { token } = await service.mailedLink(subjectId);
  const handler = httpHandler(approvalsHandler({ ...service.deps, ...address }), () => {}, refuseWithPage);
  const event = eventOf('GET /approvals', { path: {}, query: { token }, headers: {} }, undefined);
  const reply = await handler({ ...event, requestContext: contextOf('GET /approvals', {}) }, lambdaContext);
  return 'body' in reply ? (reply.body ?? '') : '';
}

describe('the confirm page', () => {
  it.each([{}, { requireLogin: true }])('leads to the window in the console, where there is one: %j', async (rules) => {
    const service = await Service.start(rules);
    const windowId = await requestWindow(service);
    expect(await pageFor(service, windowId, { consoleUrl })).toContain(confirmLink(`/windows/${windowId}`));
  });

  it('leads to the proposal in the console', async () => {
    const service = await Service.start();
    const proposalId = await proposeTemplate(service);
    expect(await pageFor(service, proposalId, { consoleUrl })).toContain(confirmLink(`/proposals/${proposalId}`));
  });

  it('has no such link without a console', async () => {
    const service = await Service.start();
    expect(await pageFor(service, await requestWindow(service), {})).not.toContain('Sign in and vote');
  });
});
