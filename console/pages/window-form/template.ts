import type { Proposal, Site } from '../../api/types';
import { emptyForm, type Form } from './form';

export type Template = NonNullable<Proposal['template']>;

const usualMinutes = 30;

/** What is typed at first: all that the template says, and nothing else. */
export function formFromTemplate({ proposalId, siteId, template }: Proposal): Form {
  const form = { ...emptyForm, siteId, templateId: proposalId };
  if (!template) return form;
  const { mode, paths, maximumDurationSeconds } = template;
  const minutes = Math.min(usualMinutes, Math.floor(maximumDurationSeconds / 60));
  return { ...form, mode, paths: paths.join(', '), minutes: String(minutes) };
}

/**
 * The hostnames that a window has to name; none when it is for all of the site's. A site may have got more since the template
 * was approved, and lost some.
 */
export function hostnamesFor({ hostnames, hostnamesChosen = false }: Template, site: Site): readonly string[] {
  const isWhole = !hostnamesChosen && site.hostnames.every((hostname) => hostnames.includes(hostname));
  return isWhole ? [] : hostnames.filter((hostname) => site.hostnames.includes(hostname));
}

/** Whether windows of the template may have a text for visitors in a language; any language when it says nothing. */
export function mayText({ texts }: Template, language: string): boolean {
  if (!texts) return true;
  return texts.maximumLength > 0 && (texts.languages?.includes(language.toLowerCase()) ?? true);
}
