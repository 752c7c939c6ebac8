import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { AuditEntry } from '../../api/types';

/**
 * The newest entries of the audit log about one thing; undefined while they are loading.
 * @param subject a windowId or proposalId
 */
export function useAudit(siteId: string, subject: string): readonly AuditEntry[] | undefined {
  const { data } = useLive(['audit', subject], (api, signal) => {
    const query = { siteId, subject, limit: '100', order: 'newest' as const };
    return bodyOf(api.GET('/v1/audit', { params: { query }, signal }));
  });
  return data?.items;
}
