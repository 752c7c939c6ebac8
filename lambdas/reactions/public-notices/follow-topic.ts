import type { PublicNoticeDeps } from './deps';

/**
 * Keeps the topic of a site in line with its settings. It is made when notices are switched on, kept with its subscribers when they
 * are switched off, and deleted with the site. Repeats and late calls find it done.
 *
 * @throws the SDK's error when SNS fails
 */
export async function followTopic(
  deps: Pick<PublicNoticeDeps, 'store' | 'topics' | 'log'>,
  siteId: string,
): Promise<void> {
  const { store, topics, log } = deps;
  const found = await store.load([
    { kind: 'site', siteId },
    { kind: 'notice-topic', siteId },
  ]);
  const site = found.site(siteId);
  const made = found.noticeTopic(siteId);
  const isOfThisSite = made !== undefined && made.siteCreatedAt === site?.createdAt;
  if (site && (isOfThisSite || (!made && !site.notices))) return;
  // That of an earlier site of this id has subscribers who never asked about this one.
  if (!site || made) await topics.close(siteId);
  if (made) await store.commit({ put: [], remove: [{ kind: 'notice-topic', value: made }] });
  log('notice-topic', { siteId, outcome: site?.notices ? 'open' : 'closed' });
  if (!site?.notices) return;
  await topics.open(siteId);
  const { createdAt } = site;
  const value = { siteId, ...(createdAt !== undefined && { siteCreatedAt: createdAt }), version: 1 };
  await store.commit({ put: [{ kind: 'notice-topic', value }] });
}
