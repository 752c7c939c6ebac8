import { createHash } from 'node:crypto';
import { pageEntries } from '../../../edge/document/encode-page';
import { PAGE_OWNER } from '../../../edge/document/page-keys';
import type { SharedPages } from '../../commands/site/record-publish';
import type { EdgeJournal } from '../../domain/site/edge-records';
import type { PublishDeps } from './deps';

/** What this version of the product has of words and style. */
export function sharedPages(): SharedPages {
  const entries = pageEntries();
  return { entries, digest: createHash('sha256').update(JSON.stringify(entries)).digest('base64url') };
}

/**
 * Makes them due where the store may have others: after an upgrade, and after the store was read anew. They are published as if
 * they were a site, so that a change of them by hand is found and repaired like one of a site.
 *
 * @param turns what is about to be published
 * @returns whether they are due
 */
export async function keepPages(
  { store, clock, pages }: Pick<PublishDeps, 'store' | 'clock' | 'pages'>,
  journal: EdgeJournal,
  turns: readonly { readonly siteId: string }[] = [],
): Promise<boolean> {
  if (!pages || journal.pages === pages.digest) return false;
  if (turns.some(({ siteId }) => siteId === PAGE_OWNER)) return true;
  const due = { siteId: PAGE_OWNER, revision: 0, urgent: false, since: clock() };
  await store.commit({ put: [], putAlways: [{ kind: 'publish-due', value: due }] });
  return true;
}
