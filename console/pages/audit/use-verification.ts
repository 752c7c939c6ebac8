import { useState } from 'react';
import { useApi } from '../../api/api-context';
import { bodyOf } from '../../api/client';

/** How far a chain was verified. */
export interface Verification {
  readonly state: 'idle' | 'running' | 'valid' | 'broken' | 'failed';
  /** How many entries are valid so far. */
  readonly entries: number;
  readonly brokenAt?: number | undefined;
  readonly error?: unknown;
}

/** Verifies a chain page by page. @returns how far it is, and what starts it */
export function useVerification(): readonly [Verification, (siteId: string | undefined) => Promise<void>] {
  const api = useApi();
  const [verification, set] = useState<Verification>({ state: 'idle', entries: 0 });
  const start = async (siteId: string | undefined) => {
    let cursor: string | undefined;
    let entries = 0;
    set({ state: 'running', entries });
    try {
      do {
        const query = { ...(siteId !== undefined && { siteId }), ...(cursor !== undefined && { cursor }) };
        const verdict = await bodyOf(api.GET('/v1/audit/verify', { params: { query } }));
        ({ entries, cursor } = { entries: verdict.entries, cursor: verdict.cursor });
        if (!verdict.valid) return set({ state: 'broken', entries, brokenAt: verdict.brokenAt });
        set({ state: verdict.complete ? 'valid' : 'running', entries });
      } while (cursor !== undefined);
    } catch (error) {
      set({ state: 'failed', entries, error });
    }
  };
  return [verification, start];
}
