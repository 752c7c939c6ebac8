import type { ShownWindow, Site } from '../../api/types';
import { startOf, type When, whenOf, zoneOf } from './when';

/** What is typed, as it is typed. */
export interface Form extends When {
  readonly siteId: string;
  readonly mode: string;
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
  /** The version of a change of the window that waits for approval; empty for none. Another change takes its place. */
  readonly proposed: string;
}

export const emptyForm: Form = {
  siteId: '',
  mode: 'full',
  starts: 'at',
  timeZone: '',
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
  proposed: '',
};

/** The plan of a window, for editing it or for asking for the same again. */
export function formOf(window: ShownWindow): Form {
  const { siteId, mode, reason, ticket = '', paths, hostnames, hostnamesChosen, amendment } = window;
  return {
    ...emptyForm,
    siteId,
    mode,
    ...whenOf(window),
    reason,
    ticket,
    paths: paths.join(', '),
    hostnames: hostnamesChosen ? hostnames : [],
    message: window.message ?? '',
    messages: window.messages ?? {},
    proposed: amendment && !amendment.decided ? String(amendment.planVersion) : '',
  };
}

/** The same again: everything but the times. */
export function likeThat(window: ShownWindow): Form {
  const { starts, timeZone, date, time, latestDate, latestTime, proposed } = emptyForm;
  return { ...formOf(window), starts, timeZone, date, time, latestDate, latestTime, proposed };
}

export const pathsIn = (text: string): readonly string[] =>
  text
    .split(/[\s,]+/)
    .map((path) => path.trim())
    .filter((path) => path !== '');

/** The messages that have a text. */
export const filled = (messages: Form['messages']): Record<string, string> =>
  Object.fromEntries(Object.entries(messages).filter(([, text]) => text.trim() !== ''));

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
    timeZone: zoneOf(form, site),
    reason: reason.trim(),
    ...(ticket.trim() !== '' && { ticket: ticket.trim() }),
    ...(message.trim() !== '' && { message: message.trim() }),
    ...(Object.keys(messages).length > 0 && { messages }),
    ...(paths.length > 0 && { paths: [...paths] }),
    ...(hostnames.length > 0 && { hostnames: [...hostnames] }),
    ...(templateId !== '' && { templateId }),
  };
}
