import type { NoticeTopics } from '../../../lambdas/aws/notice-topics';
import type { Mail } from '../../../lambdas/aws/personal-topics';
import type { ReminderSchedules } from '../../../lambdas/aws/reminder-schedules';
import { patchSite } from '../../../lambdas/commands/site/patch-site';
import type { NoticeLanguage } from '../../../lambdas/domain/site/notice-languages';
import { tellPublic } from '../../../lambdas/reactions/public-notices/tell-public';
import { admin, type World } from '../../commands/fixtures';
import { awsError } from '../fakes';

type Published = Parameters<NoticeTopics['publish']>[0] & Mail;

/** Topics and their subscribers, and everything that was published. */
export class FakeNoticeTopics implements NoticeTopics {
  readonly subscribed = new Map<string, Set<string>>();
  readonly published: Published[] = [];
  /** Each mail that asked a mailbox to confirm. */
  readonly asked: string[] = [];
  /** Published, and then the caller dies. */
  crashes = 0;
  failures = 0;

  arnOf(siteId: string): string {
    return `arn:aws:sns:eu-west-1:123456789012:quiesce-notices-${siteId}`;
  }

  async open(siteId: string) {
    if (!this.subscribed.has(siteId)) this.subscribed.set(siteId, new Set());
  }

  async close(siteId: string) {
    this.subscribed.delete(siteId);
  }

  async publish(labels: Parameters<NoticeTopics['publish']>[0], mail: Mail) {
    if (this.failures-- > 0) throw awsError('InternalErrorException');
    if (!this.subscribed.has(labels.siteId)) return 'no-topic' as const;
    this.published.push({ ...labels, ...mail });
    if (this.crashes-- > 0) throw awsError('TimeoutError');
    return 'published' as const;
  }

  async subscribe(siteId: string, email: string) {
    this.asked.push(email);
    this.subscribed.get(siteId)?.add(email);
    return 'pending' as const;
  }

  async count(siteId: string) {
    return { confirmed: 0, pending: this.subscribed.get(siteId)?.size ?? 0 };
  }
}

class FakeReminders implements ReminderSchedules {
  readonly armed = new Map<string, number>();
  failures = 0;

  async arm({ windowId, at }: { readonly windowId: string; readonly at: number }) {
    if (this.failures-- > 0) throw awsError('ThrottlingException');
    this.armed.set(`${windowId} ${at}`, at);
  }

  async disarm({ windowId, at }: { readonly windowId: string; readonly at: number }) {
    this.armed.delete(`${windowId} ${at}`);
  }

  /** Those that have fired remove themselves. */
  constructor(private readonly clock: () => number) {}

  get instants(): readonly number[] {
    return [...this.armed.values()].filter((at) => at > this.clock()).sort();
  }
}

export async function setNotices(world: World, notices: { readonly languages: readonly NoticeLanguage[] } | null) {
  await patchSite(world.deps, { siteId: 'demo', patch: { ...{ hostnames: undefined, notices } } }, admin);
}

/** A world whose site `demo` has notices, and everything that the public hears of it. */
export async function toldWorld(world: World, languages: readonly NoticeLanguage[] = ['en']) {
  await setNotices(world, { languages });
  const topics = new FakeNoticeTopics();
  await topics.open('demo');
  const reminders = new FakeReminders(() => world.now);
  const logged: string[] = [];
  const deps = {
    store: world.store,
    clock: () => world.now,
    log: (code: string) => logged.push(code),
    topics,
    reminders,
    pause: async (milliseconds: number) => {
      world.now += milliseconds / 1000;
    },
  };
  return {
    world,
    topics,
    reminders,
    logged,
    deps,
    /** As an event, a schedule and reconcile ask. */
    tell: (windowId: string) => tellPublic(deps, windowId),
    heard: () => topics.published.map(({ notice }) => notice),
    last: () => topics.published.at(-1),
  };
}
