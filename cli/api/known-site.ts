import type { AuditEntry } from './answers';
import type { Page } from './pages';
import type { QuiesceApi } from './quiesce-api';
import { readSite } from './reads';
import { ApiRefusal } from './refusal';

/**
 * Where nothing was found of a site: makes sure that there is, or was, such a site. What the API keeps of a site that never was is as
 * empty as what it keeps of one where nothing happened, so a mistyped name would look like a good answer. A deleted site has its chain.
 *
 * @throws ApiRefusal `unknown-site`
 */
export async function assertKnownSite(api: QuiesceApi, siteId: string): Promise<void> {
  try {
    await readSite(api, siteId);
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.code !== 'unknown-site') throw error;
    const { body } = await api.get<Page<AuditEntry>>('/v1/audit', { siteId, limit: 1 });
    if (body.items.length === 0) throw error;
  }
}
