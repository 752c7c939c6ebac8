import type { ShownWindow, Site } from '../../api/types';
import { localIn } from './zoned';

/** What is typed, as it is typed. */
export interface Form {
  readonly siteId: string;
  readonly mode: string;
  /** `at`: at a time; `on-approval`: as soon as enough people have approved. */
  readonly starts: 'at' | 'on-approval';
  /** `YYYY-MM-DD` and `HH:mm` in the site's zone: the start, or the earliest start on approval. */
  readonly date: string;
  readonly time: string;
  /** The latest start on approval. */
  readonly latestDate: string;
  readonly latestTime: string;
  readonly minutes: string;
  readonly reason: string;
  readonly ticket: string;
  /** Comma-separated; empty for the whole site. */
  readonly paths: string;
  /** Empty for all of the site's. */
  readonly hostnames: readonly string[];
  /** To visitors whose language has none of its own. */
  readonly message: string;
  /** By language (BCP 47). */
  readonly messages: Readonly<Record<string, string>>;
  readonly templateId: string;
}

export const emptyForm: Form = {
  siteId: '',
  mode: 'full',
  starts: 'at',
  date: '',
  time: '',
  latestDate: '',
  latestTime: '',
  minutes: '30',
  reason: '',
  ticket: '',
  paths: '',
  hostnames: [],
  message: '',
  messages: {},
  templateId: '',
};

/** The plan of a window, for editing it or for asking for the same again. */
export function formOf(window: ShownWindow): Form {
  const { siteId, mode, startsAt, endsAt, timeZone, reason, ticket = '', paths, hostnames, hostnamesChosen } = window;
  const start = localIn(timeZone, startsAt);
  return {
    ...emptyForm,
    siteId,
    mode,
    date: start.date,
    time: start.time,
    minutes: String(Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000)),
    reason,
    ticket,
    paths: paths.join(', '),
    hostnames: hostnamesChosen ? hostnames : [],
    message: window.message ?? '',
    messages: window.messages ?? {},
  };
}

/** The same again: everything but the times. */
export const likeThat = (window: ShownWindow): Form => ({ ...formOf(window), date: '', time: '' });

export const pathsIn = (text: string): readonly string[] =>
  text
    .split(/[\s,]+/)
    .map((path) => path.trim())
    .filter((path) => path !== '');

const filled = (messages: Form['messages']): Record<string, string> =>
  Object.fromEntries(Object.entries(messages).filter(([, text]) => text.trim() !== ''));

/** When the window starts, as the API takes it: local times are those of the site's zone. */
function startOf({ starts, date, time, latestDate, latestTime }: Form) {
  if (starts === 'at') return { startsAt: `${date}T${time}` };
  return {
    startsAt: 'on-approval',
    ...(date !== '' && time !== '' && { notBefore: `${date}T${time}` }),
    notAfter: `${latestDate}T${latestTime}`,
  };
}

type Mode = 'full' | 'testers-only' | 'read-only';
const modes: readonly Mode[] = ['full', 'testers-only', 'read-only'];
export const modeOf = ({ mode }: Form): Mode => modes.find((known) => known === mode) ?? 'full';

/** The body of a request for a window. */
export function requestOf(form: Form, site: Site) {
  const { siteId, reason, ticket, message, templateId, hostnames } = form;
  const messages = filled(form.messages);
  const paths = pathsIn(form.paths);
  return {
    siteId,
    mode: modeOf(form),
    ...startOf(form),
    durationMinutes: Number(form.minutes),
    timeZone: site.timeZone,
    reason: reason.trim(),
    ...(ticket.trim() !== '' && { ticket: ticket.trim() }),
    ...(message.trim() !== '' && { message: message.trim() }),
    ...(Object.keys(messages).length > 0 && { messages }),
    ...(paths.length > 0 && { paths: [...paths] }),
    ...(hostnames.length > 0 && { hostnames: [...hostnames] }),
    ...(templateId !== '' && { templateId }),
  };
}

/** The body of a change: only what differs from the window as it was read; `null` removes. */
export function changeOf(form: Form, window: ShownWindow, site: Site) {
  const before = requestOf(formOf(window), site);
  const after = requestOf(form, site);
  const removable = ['ticket', 'message', 'messages', 'hostnames'] as const;
  const differs = (key: keyof typeof after) => JSON.stringify(before[key]) !== JSON.stringify(after[key]);
  const timesDiffer = differs('startsAt') || differs('durationMinutes') || form.starts === 'on-approval';
  const { mode, reason, paths = [], timeZone, durationMinutes } = after;
  return {
    ...(differs('mode') && { mode }),
    ...(differs('reason') && { reason }),
    ...(differs('paths') && { paths }),
    ...(timesDiffer && { ...startOf(form), durationMinutes, timeZone }),
    ...Object.fromEntries(removable.filter(differs).map((key) => [key, after[key] ?? null])),
  };
}
