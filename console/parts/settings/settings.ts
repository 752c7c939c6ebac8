import type { Site } from '../../api/types';

/** What an administrator sets of a site. */
export interface Settings
  extends Pick<
    Site,
    | 'hostnames'
    | 'timeZone'
    | 'exemptions'
    | 'allowedMethods'
    | 'corsOrigins'
    | 'pathMatch'
    | 'retryAfterMaximumSeconds'
    | 'branding'
    | 'notices'
    | 'policy'
  > {
  readonly bypass: Pick<Site['bypass'], 'cidrs'>;
}

/** Every setting, as the API names it, in the order in which people read them. */
export const settingNames = [
  'branding.name',
  'hostnames',
  'timeZone',
  'exemptions',
  'allowedMethods',
  'bypass.cidrs',
  'pathMatch',
  'corsOrigins',
  'retryAfterMaximumSeconds',
  'branding.accentColor',
  'branding.logo',
  'notices.languages',
  'policy.approvalsRequired',
  'policy.approvers',
  'policy.veto',
  'policy.selfApproval',
  'policy.lateApprovers',
  'policy.requireLogin',
  'policy.signInMaxAgeSeconds',
  'policy.remindBeforeSeconds',
  'policy.timeoutSeconds',
  'policy.leadTimeSeconds',
  'policy.maximumDurationSeconds',
  'policy.overrunSeconds',
  'policy.remindPublicBeforeSeconds',
  'policy.emergency.maximumDurationSeconds',
  'policy.emergency.ratifyWithinSeconds',
] as const;
export type SettingName = (typeof settingNames)[number];

export const policySettings = settingNames.filter((name) => name.startsWith('policy.'));

/** The value of a setting; undefined where it has none. */
export const settingOf = (settings: Settings | { readonly policy: Site['policy'] }, name: SettingName): unknown =>
  name
    .split('.')
    .reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), settings);

export interface SettingChange {
  readonly name: SettingName;
  readonly before: unknown;
  readonly after: unknown;
}

/** Which of some settings differ. */
export function settingChanges<T extends Settings | { readonly policy: Site['policy'] }>(
  before: T,
  after: T,
  names: readonly SettingName[] = settingNames,
): readonly SettingChange[] {
  return names
    .map((name) => ({ name, before: settingOf(before, name), after: settingOf(after, name) }))
    .filter((change) => !isSame(change.before, change.after));
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
