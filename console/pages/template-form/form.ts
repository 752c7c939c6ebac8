import type { components } from '../../api/schema';
import { type Span, secondsOf, spanOf } from '../../parts/forms/span';

/** What is typed about a template, as it is typed. */
export interface TemplateForm {
  readonly name: string;
  readonly mode: TemplateRequest['mode'];
  /** None: all of the site's. */
  readonly hostnames: readonly string[];
  /** One per line. */
  readonly paths: string;
  readonly longest: Span;
  readonly uses: string;
  /** `YYYY-MM-DD`: the last day, in UTC. */
  readonly lastDay: string;
  readonly hasHours: boolean;
  readonly from: string;
  readonly to: string;
  /** 1 is Monday; none for every day. */
  readonly days: readonly number[];
  readonly timeZone: string;
  readonly hasTexts: boolean;
  readonly textLength: string;
  /** BCP 47; none for any language. */
  readonly textLanguages: readonly string[];
  readonly reason: string;
  readonly ticket: string;
}

export type TemplateRequest = components['schemas']['TemplateRequest'];

/** @param timeZone the site's */
export const newTemplate = (timeZone: string): TemplateForm => ({
  name: '',
  mode: 'read-only',
  hostnames: [],
  paths: '',
  longest: spanOf(3_600),
  uses: '10',
  lastDay: '',
  hasHours: false,
  from: '22:00',
  to: '05:00',
  days: [],
  timeZone,
  hasTexts: false,
  textLength: '280',
  textLanguages: [],
  reason: '',
  ticket: '',
});

export const linesIn = (text: string): string[] => text.split(/\s+/).filter((line) => line !== '');

/** The body of a proposal. What cannot be sent must have been found: see `foundIn`. */
export function requestOf(form: TemplateForm): TemplateRequest {
  const { mode, hostnames, hasHours, from, to, days, timeZone } = form;
  const paths = linesIn(form.paths);
  const languages = form.hasTexts && form.textLanguages.length > 0 ? { languages: [...form.textLanguages] } : {};
  return {
    name: form.name.trim(),
    mode,
    ...(hostnames.length > 0 && { hostnames: [...hostnames] }),
    ...(paths.length > 0 && { paths }),
    maximumDurationSeconds: secondsOf(form.longest) ?? 0,
    uses: Number(form.uses),
    // The second after which the day is over.
    expiresAt: `${form.lastDay}T23:59:59Z`,
    ...(hasHours && {
      hours: {
        from: from.trim(),
        to: to.trim(),
        ...(days.length > 0 && { days: days.toSorted((one, other) => one - other) }),
        timeZone: timeZone.trim(),
      },
    }),
    ...(form.hasTexts && { texts: { maximumLength: Number(form.textLength), ...languages } }),
    reason: form.reason.trim(),
    ...(form.ticket.trim() !== '' && { ticket: form.ticket.trim() }),
  };
}
