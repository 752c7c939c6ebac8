import type { NoticeTopics } from '../../aws/notice-topics';
import { siteIn } from '../../commands/requirements/site';
import type { Deps } from '../../commands/transaction/deps';
import { decideIdempotently, earlierAnswer } from '../../commands/transaction/idempotent';
import { Refusal } from '../../domain/refusal';
import type { Site } from '../../domain/site/site';
import type { AskedSubscriber, CommandResult } from '../../store/records';
import type { Handlers } from '../server/dispatch';
import { ok } from '../server/reply';
import type { noticeOperations } from './operations';

type SubscriberResult = Extract<CommandResult, { readonly kind: 'subscriber' }>;

export interface NoticeHandlerDeps extends Deps {
  readonly topics: NoticeTopics;
  /** Makes the topic if it is not there yet. */
  readonly followTopic: (siteId: string) => Promise<void>;
}

export function noticeHandlers(deps: NoticeHandlerDeps): Handlers<keyof typeof noticeOperations> {
  const { topics } = deps;
  return {
    'GET /v1/sites/{siteId}/subscribers': async ({ path: { siteId } }) => {
      await siteOf(deps, siteId);
      return ok({ topicArn: topics.arnOf(siteId), ...(await topics.count(siteId)) }, { siteId });
    },
    'POST /v1/sites/{siteId}/subscribers': async ({ path, body, actor, preconditions: { idempotency } }) => {
      const { siteId } = path;
      const earlier = await earlierAnswer<SubscriberResult>(deps, actor, idempotency, 'subscriber');
      if (earlier) return ok(subscriberJson(earlier), { siteId });
      const value = await ask(deps, siteId, body.email);
      const result = { kind: 'subscriber', value } as const;
      // A repeat after a crash before this line asks again, which SNS takes for the same subscription.
      if (idempotency) await decideIdempotently(deps, [], actor, idempotency, result.kind, () => ({ result }));
      return ok(subscriberJson(value), { siteId });
    },
  };
}

/** @throws Refusal `unknown-site`, `notices-off` */
async function ask(deps: NoticeHandlerDeps, siteId: string, email: string): Promise<AskedSubscriber> {
  const { notices } = await siteOf(deps, siteId);
  if (!notices) {
    throw new Refusal(
      'notices-off',
      `The site ${siteId} has no public notices: name their languages in notices.languages first.`,
      { siteId },
    );
  }
  await deps.followTopic(siteId);
  return { siteId, email, state: await deps.topics.subscribe(siteId, email) };
}

const subscriberJson = ({ email, state }: AskedSubscriber) => ({ email, state });

/** @throws Refusal `unknown-site` */
const siteOf = async ({ store }: NoticeHandlerDeps, siteId: string): Promise<Site> =>
  siteIn(await store.load([{ kind: 'site', siteId }]), siteId);
