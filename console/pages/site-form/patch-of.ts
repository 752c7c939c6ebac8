import type { Settings } from '../../parts/settings/settings';

type Patch<T> = { [K in keyof T]?: NonNullable<T[K]> | null };

/** Those members of `after` that differ, as a JSON merge patch has them: `null` removes one. */
function changed<T extends object>(before: T, after: T): Patch<T> {
  const patch: Patch<T> = {};
  const take = <K extends keyof T>(name: K) => {
    if (JSON.stringify(before[name]) !== JSON.stringify(after[name])) patch[name] = after[name] ?? null;
  };
  for (const name in { ...before, ...after }) take(name);
  return patch;
}

/** What a PATCH changes: exactly the settings that differ. */
export function patchOf(before: Settings, after: Settings) {
  const { policy, branding, notices, bypass, ...rest } = after;
  const { policy: standing, branding: _, notices: __, bypass: ___, ...others } = before;
  const { emergency, ...rules } = policy;
  const { emergency: standingEmergency, ...standingRules } = standing;
  const changedEmergency = own('emergency', changed(standingEmergency, emergency));
  const { hostnames, ...settings } = changed(others, rest);
  return {
    ...settings,
    ...(hostnames && { hostnames }),
    ...own('branding', changed(before.branding, branding)),
    ...own('notices', changed(before.notices, notices)),
    ...own('bypass', changed(before.bypass, bypass)),
    ...own('policy', { ...changed(standingRules, rules), ...changedEmergency }),
  };
}

/** A member with what it changes; none where that is nothing. */
function own<N extends string, T extends object>(name: N, patch: T): { [K in N]?: T } {
  const member: { [K in N]?: T } = {};
  if (Object.keys(patch).length > 0) member[name] = patch;
  return member;
}
