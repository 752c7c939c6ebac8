import type { ShownWindow, Site } from '../../api/types';
import { type Form, formOf, requestOf } from './form';
import { timesChange } from './when';

/**
 * The body of a change: only what the person changed; `null` removes.
 * @param base the form as it was when they began. What they changed may have arrived already, and only its answer got lost: it is then the same change,
 * which is not made again
 */
export function changeOf(form: Form, window: ShownWindow, site: Site, base: Form = formOf(window)) {
  const before = requestOf(base, site);
  const after = requestOf(form, site);
  const removable = ['ticket', 'message', 'messages', 'hostnames'] as const;
  const differs = (key: keyof typeof after) => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  const { mode, reason, paths = [] } = after;
  return {
    ...(differs('mode') && { mode }),
    ...(differs('reason') && { reason }),
    ...(differs('paths') && { paths }),
    ...timesChange(form, window, base),
    ...Object.fromEntries(removable.filter(differs).map((key) => [key, after[key] ?? null])),
  };
}
