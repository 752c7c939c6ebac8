import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '../../api/client';
import { statusesFrom } from './reads';

/** Asks for what Home shows first, before it is drawn. If that fails, it is asked again by what draws it, which says so. */
export function readHome(api: Api, queries: QueryClient): void {
  void queries.prefetchQuery(statusesFrom(api));
}
