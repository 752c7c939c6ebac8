import type { Proposal, Site } from '../../api/types';
import { emptyForm, type Form } from './form';

export type Template = NonNullable<Proposal['template']>;

/** Why nothing can be made from a template now; undefined when it can. @param now epoch milliseconds */
export function whyNotUsable({ status, template, used = 0 }: Proposal, now: number): TemplateFault | undefined {
  if (!template) return 'no-template';
  if (status !== 'approved') return 'not-approved';
  if (used >= template.uses) return 'spent';
  return Date.parse(template.expiresAt) <= now ? 'expired' : undefined;
}
export type TemplateFault = 'no-template' | 'not-approved' | 'spent' | 'expired';

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
