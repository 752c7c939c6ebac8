import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyEventV2WithIAMAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda';
import { ulid } from 'ulid';
import type { EdgePublisher, PublishAnswer } from '../../lambdas/aws/edge-publisher';
import type { AboutToAsk } from '../../lambdas/commands/transaction/deps';
import { openRequest } from '../../lambdas/commands/voting/open-request';
import { formatToken, mintLink } from '../../lambdas/domain/voting/voting-link';
import { approvalsHandler, refuseWithPage } from '../../lambdas/http/approvals/approvals-handler';
import { auditHandlers } from '../../lambdas/http/audit/handlers';
import { machineHandlers } from '../../lambdas/http/directory/machine-handlers';
import { approverHandlers, personHandlers } from '../../lambdas/http/directory/people-handlers';
import { evidenceHandlers } from '../../lambdas/http/evidence/handlers';
import { explainHandlers } from '../../lambdas/http/explain/handlers';
import { meHandlers } from '../../lambdas/http/me/handlers';
import { noticeHandlers } from '../../lambdas/http/notices/handlers';
import { openapiHandlers } from '../../lambdas/http/openapi/handler';
import { operations } from '../../lambdas/http/operations';
import { proposalHandlers } from '../../lambdas/http/proposal/handlers';
import { questionHandlers } from '../../lambdas/http/question/handlers';
import { type RouteKey, routes } from '../../lambdas/http/routes';
import { dispatch, type Handlers, type RoutesOf } from '../../lambdas/http/server/dispatch';
import { httpHandler } from '../../lambdas/http/server/middy';
import { bypassHandlers } from '../../lambdas/http/site/bypass-handlers';
import { siteHandlers } from '../../lambdas/http/site/handlers';
import { votingHandlers } from '../../lambdas/http/voting/handlers';
import { webhookHandlers } from '../../lambdas/http/webhook/handlers';
import { windowHandlers } from '../../lambdas/http/window/handlers';
import type { LogCode, LogFields } from '../../lambdas/platform/log';
import { checkVoters } from '../../lambdas/reactions/mailboxes/check-voters';
import { followTopic } from '../../lambdas/reactions/public-notices/follow-topic';
import { replayEvent } from '../../lambdas/reactions/webhooks/replay-event';
import type { Store } from '../../lambdas/store/port';
import type { WebhookDelivery } from '../../lambdas/store/webhook-log';
import { FakeApproverTopics } from '../aws/fake-approver-topics';
import { publish } from '../queries/publish';
import { FakeFunctions, FakeTopics } from '../reactions/fakes';
import { FakeNoticeTopics } from '../reactions/public-notices/fakes';
import { MemoryStore } from '../store/memory-store';
import { type ApiCall, contextOf, eventOf, lambdaContext, principal, signedEvent } from './events';
import { tokenEvent } from './identity/token-event';
import { mistakesIn, type PublishedCall } from './published';

export const hour = 3600;
export const at = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000', '');

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** The body, where it is JSON. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** The functions of the API over a store in memory, with a clock of their own, a mailbox and an edge that publishes at will. */
export class Service {
  /** 2026-11-22T12:00:00Z */
  now = 1_795_348_800;
  readonly topics = new FakeApproverTopics();
  readonly mails = new FakeTopics();
  readonly lines: { code: LogCode; facts: LogFields }[] = [];
  edgeAnswers = true;
  /** The log of webhooks, the newest first. */
  deliveries: readonly WebhookDelivery[] = [];
  readonly noticeTopics = new FakeNoticeTopics();
  readonly functions = new FakeFunctions();
  private readonly replaying = { functions: this.functions, deliverWebhook: 'deliver-webhook', stack: 'quiesce' };
  /** In place of an edge that publishes at will. */
  publisher: EdgePublisher | undefined;
  private secrets = 0;
  readonly deps;
  private readonly admin;
  private readonly people;
  private readonly page;

  private constructor(readonly store: Store = new MemoryStore()) {
    this.deps = {
      store: this.store,
      clock: () => this.now,
      newId: () => ulid(this.now * 1000),
      newSecret: () => `${this.secrets++}`.padStart(43, 'S'),
      wildcards: false,
      armedSecondsAhead: 7 * 86_400,
    };
    const edge: EdgePublisher = { publish: (siteId) => (this.publisher ?? this.ownPublisher).publish(siteId) };
    const log = (code: LogCode, facts: LogFields = {}) => void this.lines.push({ code, facts });
    const kept = { ...this.deps, log, mails: this.mails, topics: this.topics };
    const asking = { ...this.deps, beforeAsking: async (asks: AboutToAsk) => void (await checkVoters(kept, asks)) };
    const handlers: Handlers<RoutesOf<'admin-api'>> = {
      ...openapiHandlers(() => '{"openapi":"3.1.0"}'),
      ...meHandlers(this.deps, 'the platform team'),
      ...windowHandlers(asking, edge),
      ...votingHandlers(this.deps),
      ...siteHandlers(asking),
      ...proposalHandlers(asking),
      ...bypassHandlers(this.deps, edge),
      ...questionHandlers(this.deps),
      ...explainHandlers(this.deps),
      ...auditHandlers(this.deps),
      ...webhookHandlers({
        ...this.deps,
        webhookIds: ['chat'],
        deliveries: {
          list: async (webhookId, limit) =>
            this.deliveries.filter((one) => one.webhookId === webhookId).slice(0, limit),
        },
        replay: (webhookId, eventId) => replayEvent({ ...this.replaying, store: this.store }, { webhookId, eventId }),
      }),
    };
    const { noticeTopics: topics } = this;
    const notices = noticeHandlers({
      ...this.deps,
      topics,
      followTopic: (siteId) => followTopic({ store, topics, log }, siteId),
    });
    this.admin = httpHandler(dispatch({ ...handlers, ...evidenceHandlers(this.deps), ...notices }, operations), log);
    const directory = {
      ...personHandlers(kept, this.topics),
      ...approverHandlers(kept, this.topics),
      ...machineHandlers(this.deps),
    };
    this.people = httpHandler(dispatch(directory, operations), log);
    this.page = httpHandler(approvalsHandler(this.deps), log, refuseWithPage);
  }

  /**
   * Site `shop` (one approval, no lead time), Ana and Ben as confirmed approvers, Rita without a vote.
   * @param names of people who are not called by their ids
   */
  static async start(rules: object = {}, names: Readonly<Record<string, string>> = {}): Promise<Service> {
    return Service.startOn(new MemoryStore(), rules, names);
  }

  static async startOn(
    store: Store,
    rules: object = {},
    names: Readonly<Record<string, string>> = {},
  ): Promise<Service> {
    const service = new Service(store);
    const policy = { leadTimeSeconds: 0, maximumDurationSeconds: 7 * 24 * hour, ...rules };
    await service.api('POST /v1/sites', { as: 'admin', body: { siteId: 'shop', hostnames: ['shop.example'], policy } });
    for (const approverId of ['ana', 'ben', 'rita']) await service.addPerson(approverId, names[approverId]);
    return service;
  }

  /** The service on what a store holds already, at an instant. */
  static on(store: Store, now: number): Service {
    const service = new Service(store);
    service.now = now;
    return service;
  }

  /** Everything on record except the link attempts, which a refusal may write. */
  async dump(): Promise<unknown> {
    if (!(this.store instanceof MemoryStore)) throw new Error('Only a store in memory can be dumped');
    const records = this.store.all().filter(({ kind }) => kind !== 'link-attempts');
    const chains = await Promise.all(['shop', 'ORG'].map((chain) => this.store.auditEntries(chain, 0, 1000)));
    return { records, chains };
  }

  private async addPerson(personId: string, name = personId): Promise<void> {
    const email = `${personId}@example.com`;
    const body = {
      personId,
      name,
      email,
      principals: [principal(personId)],
      approver: personId !== 'rita',
    };
    await this.api('POST /v1/people', { as: 'admin', body });
    await this.follow(personId, email);
  }

  /** Somebody follows the link in the confirmation mail, and the directory is told to look. */
  async follow(personId: string, email = `${personId}@example.com`): Promise<void> {
    this.topics.topics.set(personId, { email, confirmed: true });
    await this.api('POST /v1/people/{personId}/confirm', { as: 'admin', path: { personId }, body: {} });
  }

  readonly ownPublisher: EdgePublisher = { publish: (siteId) => this.publish(siteId) };

  private async publish(siteId: string): Promise<PublishAnswer> {
    if (!this.edgeAnswers) return {};
    await publish(this, siteId);
    const { revision } = (await this.deps.store.load([{ kind: 'head', chain: siteId }])).head(siteId);
    return { publishedRevision: revision };
  }

  /** Calls the API as the IAM user `as` (Rita unless said). A body that is a string goes out as it is. */
  async api(routeKey: RouteKey, call: ApiCall = {}): Promise<Answer> {
    const event = signedEvent(routeKey, call);
    const handler = routes[routeKey].function === 'approver-directory' ? this.people : this.admin;
    return checked(routeKey, call, answerOf(await handler(event, lambdaContext)));
  }

  /** Hands an event, as the gateway makes it, to the function of its route. */
  async handle(event: Event): Promise<Result> {
    const { function: name } = routes[event.routeKey as RouteKey];
    const handlers = {
      'admin-api': this.admin,
      evidence: this.admin,
      'approver-directory': this.people,
      'public-notices': this.admin,
    };
    return name === 'approval-page' ? this.page(event, lambdaContext) : handlers[name](event, lambdaContext);
  }

  /** Calls the API as somebody who signed in, just now unless the claims say otherwise. */
  async signedIn(
    routeKey: RouteKey,
    sub: string,
    call: ApiCall = {},
    groups: readonly string[] = ['approver'],
    claims: object = {},
  ): Promise<Answer> {
    const given = { sub, auth_time: this.now, 'cognito:groups': groups, ...claims };
    const event = tokenEvent(routeKey, JSON.parse(JSON.stringify(given)), call);
    const handler = routes[routeKey].function === 'approver-directory' ? this.people : this.admin;
    return checked(routeKey, call, answerOf(await handler(event, lambdaContext)));
  }

  /** Calls the API as somebody who has just read what is asked: the body of a vote says what it is about. */
  async act(routeKey: RouteKey, call: ApiCall = {}): Promise<Answer> {
    if (!/\/(approve|reject|withdraw|ratify)$/.test(routeKey)) return this.api(routeKey, call);
    const { windowId, proposalId } = call.path ?? {};
    const { json } =
      windowId === undefined
        ? await this.api('GET /v1/proposals/{proposalId}', { path: { proposalId: proposalId ?? '' } })
        : await this.api('GET /v1/windows/{windowId}', { path: { windowId } });
    const { amendment, digest } = json as { digest?: string; amendment?: { digest: string; decided?: object } };
    const asked = amendment && !amendment.decided ? amendment.digest : digest;
    return this.api(routeKey, { ...call, body: { ...Object(call.body), digest: asked } });
  }

  /** Calls the approval page as a browser does: forms arrive base64-encoded. */
  async visit(
    method: 'GET' | 'HEAD' | 'POST',
    token: string,
    form?: Record<string, string> | string,
    more: Record<string, string> = {},
  ): Promise<Answer> {
    const routeKey = `${method} /approvals` as const;
    const text = form === undefined ? undefined : new URLSearchParams(form).toString();
    const event: APIGatewayProxyEventV2 = {
      ...eventOf(
        routeKey,
        { path: {}, query: { token, ...more }, headers: {} },
        text && Buffer.from(text).toString('base64'),
      ),
      requestContext: contextOf(routeKey, {}),
      isBase64Encoded: text !== undefined,
    };
    return checked(routeKey, { query: { token, ...more } }, answerOf(await this.page(event, lambdaContext)));
  }

  /** A requested window that starts in an hour and lasts one, unless said otherwise. */
  async request(body: Record<string, unknown> = {}): Promise<Answer> {
    return this.api('POST /v1/windows', { body: { ...this.plan(), ...body } });
  }

  plan() {
    const [startsAt, endsAt] = [at(this.now + hour), at(this.now + 2 * hour)];
    return { siteId: 'shop', mode: 'full', startsAt, endsAt, reason: 'Database upgrade' };
  }

  /** The link and code that Ana's mail would carry. */
  async mailedLink(windowId: string, approverId = 'ana', planVersion = 1): Promise<{ token: string; code: string }> {
    const secret = Buffer.from(ulid() + ulid())
      .subarray(0, 32)
      .toString('base64url');
    const code = '123456';
    const links = { [approverId]: mintLink(secret, code, this.now, 'BCDFGHJKLMNP') };
    await openRequest(this.deps, { subjectId: windowId, planVersion, links });
    return { token: formatToken(windowId, approverId, secret), code };
  }
}

type Event = APIGatewayProxyEventV2WithIAMAuthorizer;
type Result = Pick<APIGatewayProxyStructuredResultV2, 'statusCode' | 'headers' | 'body'>;

function answerOf({ statusCode = 0, headers = {}, body = '' }: Result): Answer {
  const isJson = /[/+]json$/.test(String(headers['content-type']));
  return { status: statusCode, headers, text: body, json: isJson ? (JSON.parse(body) as Answer['json']) : {} };
}

/** Every call of every test is held to the published document. */
function checked(routeKey: RouteKey, call: PublishedCall, answer: Answer): Answer {
  const mistakes = mistakesIn(routeKey, call, answer);
  if (mistakes.length > 0) throw new Error(`${routeKey} differs from docs/openapi.json: ${mistakes.join('; ')}`);
  return answer;
}
