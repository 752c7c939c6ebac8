import type { NoticeTopics } from '../../aws/notice-topics';
import { siteIn } from '../../commands/requirements/site';
import { Refusal } from '../../domain/refusal';
import type { Site } from '../../domain/site/site';
import type { Store } from '../../store/port';
import type { Handlers } from '../server/dispatch';
import { ok } from '../server/reply';
import type { noticeOperations } from './operations';

export interface NoticeHandlerDeps {
  readonly store: Pick<Store, 'load'>;
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
    'POST /v1/sites/{siteId}/subscribers': async ({ path: { siteId }, body: { email } }) => {
      const { notices } = await siteOf(deps, siteId);
      if (!notices) {
        throw new Refusal(
          'notices-off',
          `The site ${siteId} has no public notices: name their languages in notices.languages first.`,
          { siteId },
        );
      }
      await deps.followTopic(siteId);
      return ok({ email, state: await topics.subscribe(siteId, email) }, { siteId });
    },
  };
}

/** @throws Refusal `unknown-site` */
const siteOf = async ({ store }: NoticeHandlerDeps, siteId: string): Promise<Site> =>
  siteIn(await store.load([{ kind: 'site', siteId }]), siteId);
