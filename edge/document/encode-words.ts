import type { EdgeInterval, EdgeMode } from './document';
import type { EncodedText } from './encode-text';

const reading = {
  title: 'Changes are paused',
  lead: 'Nothing was saved. You can go on reading.',
  problem: '"title":"Forbidden","status":403',
};
const down = {
  title: 'Down for maintenance',
  lead: 'This page reloads by itself.',
  problem: '"title":"Service Unavailable","status":503',
};

const unsaid: Readonly<Record<EdgeMode, string>> = {
  full: 'This site is being worked on.',
  'testers-only': 'This site is being worked on.',
  'read-only': 'This site is read-only: nothing can be changed.',
};

/** In place of the message of a window that has none. Pages say it in the language of their visitor, so it is marked to be hidden. */
export function unsaidText(mode: EdgeMode): EncodedText {
  return { message: `<i hidden>${unsaid[mode]}</i>`, messageForJson: unsaid[mode] };
}

/**
 * The texts of the page and the members of the problem document except its detail; the function only concatenates them.
 */
export function wordLines({ mode, endsAt }: EdgeInterval) {
  const { title, lead, problem } = mode === 'read-only' ? reading : down;
  const instant = `${new Date(endsAt * 1000).toISOString().slice(0, 19)}Z`;
  const shown = instant.replace('T', ' ').replace(/(:00)?Z$/, ' UTC');
  return {
    title,
    lead,
    end: `<time id="t" datetime="${instant}">${shown}</time>`,
    problem: `"type":"about:blank",${problem},"code":"maintenance","mode":"${mode}","endsAt":"${instant}"`,
  };
}
