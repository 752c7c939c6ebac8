import { forms } from '../../../lambdas/domain/forms';
import { counts, lengths, ranges } from '../../../lambdas/domain/limits';
import type { ApiProblem, FieldFault } from '../../api/problem';
import type { Site } from '../../api/types';
import type { FormRules } from '../../parts/forms/form-rules';
import { atMost, existing, line, lineIfAny, linesIfAny, listed, required, whole } from '../../parts/forms/rules';
import { type Meant, meantBy } from '../../parts/times/zoned';
import { type Form, filled, pathsIn } from './form';
import type { Template } from './template';
import { zoneOf } from './when';

export const rules: FormRules<Form> = {
  fields: {
    siteId: ['siteId'],
    mode: ['mode'],
    paths: ['paths'],
    hostnames: ['hostnames'],
    startsAt: ['starts', 'date', 'time'],
    notBefore: ['starts', 'date', 'time'],
    notAfter: ['starts', 'latestDate', 'latestTime'],
    durationMinutes: ['minutes'],
    endsAt: ['minutes'],
    reason: ['reason'],
    ticket: ['ticket'],
    message: ['message'],
    messages: ['messages'],
  },
  refused,
  entries: (field, { paths }) => (field === 'paths' ? pathsIn(paths) : undefined),
};

const ofStart: readonly string[] = [
  'starts-in-past',
  'lead-time',
  'too-far-ahead',
  'nonexistent-local-time',
  'ambiguous-local-time',
];

/** What a template does not allow, by the field in which it was typed. The others are fixed. */
const ofTemplate: Readonly<Record<string, string>> = {
  expiresAt: 'startsAt',
  hours: 'startsAt',
  maximumDurationSeconds: 'durationMinutes',
  texts: 'message',
};

/** The field that a refusal is about. */
function refused({ code, more }: ApiProblem, { starts, templateId }: Form): string | undefined {
  if (ofStart.includes(code)) return starts === 'at' ? 'startsAt' : 'notAfter';
  if (code === 'ends-before-start' || code === 'too-long') return 'durationMinutes';
  if (templateId !== '') return code === 'template-mismatch' ? ofTemplate[String(more.rule)] : undefined;
  if (code === 'foreign-hostname') return 'hostnames';
  return code === 'unknown-site' ? 'siteId' : undefined;
}

/** What keeps a window from being requested, or its change from being saved. */
export function foundIn(form: Form, site: Site | undefined, template: Template | undefined): readonly FieldFault[] {
  const { siteId, minutes, reason, ticket, message, messages, paths } = form;
  const longestText = template?.texts?.maximumLength ?? lengths.message;
  return [
    // A site that does not exist, such as one of an old link, is none.
    ...required('siteId', siteId !== '' && site !== undefined),
    ...(template ? [] : listed('paths', pathsIn(paths), forms.path, counts.pathsPerWindow)),
    ...foundInTimes(form, zoneOf(form, site)),
    ...whole('durationMinutes', minutes, ranges.windowMinutes),
    ...line('reason', reason, lengths.reason),
    ...lineIfAny('ticket', ticket, lengths.ticket),
    ...linesIfAny('message', message, longestText),
    ...atMost('messages', Object.keys(filled(messages)), counts.languagesPerWindow),
    ...Object.entries(messages).flatMap(([language, text]) => linesIfAny(`messages.${language}`, text, longestText)),
  ];
}

function foundInTimes(form: Form, zone: string): readonly FieldFault[] {
  const { starts, date, time, latestDate, latestTime } = form;
  if (starts === 'at') return foundInTime('startsAt', date, time, zone);
  const [first, last] = [meantBy(date, time, zone), meantBy(latestDate, latestTime, zone)];
  const isAny = date !== '' || time !== '';
  return [
    ...(isAny ? foundInTime('notBefore', date, time, zone) : []),
    ...foundInTime('notAfter', latestDate, latestTime, zone),
    ...(isAfter(first, last) ? [{ field: 'notAfter', rule: 'is the latest start' }] : []),
  ];
}

function foundInTime(field: string, date: string, time: string, zone: string): readonly FieldFault[] {
  if (date === '' || time === '') return required(field, false);
  const isTwice = meantBy(date, time, zone).kind === 'twice';
  return isTwice ? [{ field, rule: 'comes twice on the clocks' }] : existing(field, date, time, zone);
}

const isAfter = (first: Meant, last: Meant): boolean =>
  first.kind === 'instant' && last.kind === 'instant' && Date.parse(first.at) > Date.parse(last.at);
