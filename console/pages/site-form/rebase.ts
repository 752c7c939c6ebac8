import type { Site } from '../../api/types';
import { type SettingName, settingChanges, settingOf } from '../../parts/settings';
import { formFields, formOf, type SiteForm } from './form';
import type { SiteDraft } from './send-site';
import { settingsOf } from './settings-of';

/** A setting that somebody else changed while a form was open. */
export interface Meanwhile {
  readonly name: SettingName;
  readonly before: unknown;
  readonly now: unknown;
  readonly typed: unknown;
}

/** What others changed since the draft was compared with the site last. */
export function meanwhileOf({ typed, base }: Required<SiteDraft>, now: Site): readonly Meanwhile[] {
  const own = settingsOf(typed);
  return settingChanges(base, now).map(({ name, before, after }) => ({
    name,
    before,
    now: after,
    typed: settingOf(own, name),
  }));
}

/** The same edits on the site as it is now: what the person changed stays, everything else is the site's. */
export function rebased({ typed, base }: Required<SiteDraft>, now: Site): Required<SiteDraft> {
  const { reason, ticket } = typed;
  return { base: now, typed: { ...merged(formOf(base), typed, formOf(now)), reason, ticket } };
}

function merged(before: SiteForm, typed: SiteForm, now: SiteForm): SiteForm {
  const edits: Partial<SiteForm> = {};
  const take = <K extends keyof SiteForm>(name: K) => {
    if (JSON.stringify(typed[name]) !== JSON.stringify(before[name])) edits[name] = typed[name];
  };
  for (const name of formFields) take(name);
  return { ...now, ...edits };
}
