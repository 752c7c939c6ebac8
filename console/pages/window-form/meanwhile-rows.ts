import { type Draft, type MeanwhileRow, meanwhileOf } from '../../parts/drafts/edits';
import { listed } from '../../texts/isolated';
import type { LaterTexts } from '../../texts/later-texts';
import { type Texts, wordFor } from '../../texts/texts';
import type { Form } from './form';

type Words = Pick<Texts, 'shared'> & Pick<LaterTexts, 'windowForm'>;

/** What is told of a plan, and the fields that it is made of. */
const told: Readonly<Record<string, readonly (keyof Form)[]>> = {
  mode: ['mode'],
  when: ['starts', 'timeZone', 'date', 'time', 'latestDate', 'latestTime'],
  minutes: ['minutes'],
  paths: ['paths'],
  hostnames: ['hostnames'],
  reason: ['reason'],
  ticket: ['ticket'],
  message: ['message'],
  messages: ['messages'],
  proposed: ['proposed'],
};

/** What others changed of a window since somebody began to type, in words. */
export function meanwhileRows(draft: Draft<Form>, now: Form, texts: Words): readonly MeanwhileRow[] {
  const changed = meanwhileOf(draft, now);
  const labels = labelsIn(texts);
  return Object.entries(told)
    .filter(([, fields]) => fields.some((field) => changed.includes(field)))
    .map(([name]) => ({
      name,
      label: labels[name] ?? name,
      before: shown(name, draft.base, texts),
      now: shown(name, now, texts),
      typed: shown(name, draft.typed, texts),
    }));
}

function labelsIn({ windowForm, shared }: Words): Readonly<Record<string, string>> {
  const { minutes, paths, hostnames, ticket, message, messages, proposed, startsWhen: when } = windowForm;
  const { mode, reason } = shared;
  return { mode, when, minutes, paths, hostnames, reason, ticket, message, messages, proposed };
}

function shown(name: string, form: Form, texts: Words): string {
  const { none, proposedVersion } = texts.windowForm;
  const words: Readonly<Record<string, string>> = {
    ...textsOf(form),
    mode: wordFor(texts.shared.modes, form.mode),
    when: whenText(form, texts),
    hostnames: listed(form.hostnames),
    messages: listed(Object.entries(form.messages).map(([language, text]) => `${language}: ${text}`)),
    proposed: form.proposed === '' ? '' : proposedVersion(form.proposed),
  };
  return words[name] || none;
}

const textsOf = ({ minutes, paths, reason, ticket, message }: Form) => ({ minutes, paths, reason, ticket, message });

function whenText({ starts, date, time, latestDate, latestTime, timeZone }: Form, { windowForm }: Words): string {
  if (starts === 'at') return `${date} ${time} ${timeZone}`.trim();
  const { starts: words, notAfter } = windowForm;
  return `${words['on-approval']}; ${notAfter}: ${latestDate} ${latestTime} ${timeZone}`;
}
