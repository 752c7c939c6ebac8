import type { ShownWindow, Site } from '../../api/types';
import { type Form, formOf, requestOf } from './form';
import { timesChange } from './when';

/** The body of a change: only what differs from the window as the person has seen it; `null` removes. */
export function changeOf(form: Form, window: ShownWindow, site: Site) {
  const before = requestOf(formOf(window), site);
  const after = requestOf(form, site);
  const removable = ['ticket', 'message', 'messages', 'hostnames'] as const;
  const differs = (key: keyof typeof after) => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  const { mode, reason, paths = [] } = after;
  return {
    ...(differs('mode') && { mode }),
    ...(differs('reason') && { reason }),
    ...(differs('paths') && { paths }),
    ...timesChange(form, window),
    ...Object.fromEntries(removable.filter(differs).map((key) => [key, after[key] ?? null])),
  };
}
