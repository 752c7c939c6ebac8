import type { Site } from '../../api/types';
import type { Draft, MeanwhileRow } from '../../parts/drafts/edits';
import { settingText } from '../../parts/settings/setting-text';
import { settingChanges, settingOf } from '../../parts/settings/settings';
import type { Wording } from '../../texts/texts-context';
import type { SiteForm } from './form';
import { settingsOf } from './settings-of';

/** What others changed of a site since somebody began to type, in words. */
export function meanwhileRows(
  { base, typed }: Draft<SiteForm>,
  now: Site,
  wording: Omit<Wording, 'language'>,
): readonly MeanwhileRow[] {
  const own = settingsOf(typed);
  return settingChanges(settingsOf(base), now).map(({ name, before, after }) => ({
    name,
    label: wording.texts.sites.names[name],
    before: settingText(name, before, wording),
    now: settingText(name, after, wording),
    typed: settingText(name, settingOf(own, name), wording),
  }));
}
