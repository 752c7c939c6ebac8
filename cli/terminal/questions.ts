import type { Writable } from 'node:stream';
import { Interrupted } from '../failures';
import type { Io, Output, Questions } from './io';

/** Loaded for the first question and not before: most commands ask none. */
const clack = () => import('@clack/prompts');

/** Questions at the terminal, beside the answers and not among them. */
export function askedQuestions(output: Writable): Questions {
  return {
    confirm: async (message) => {
      const { confirm, isCancel } = await clack();
      const answer = await confirm({ message, output, initialValue: false });
      if (isCancel(answer)) throw new Interrupted();
      return answer;
    },
    choose: async (message, choices) => {
      const { select, isCancel } = await clack();
      const options = choices.map(({ value, label }) => ({ value, label }));
      const answer = await select({ message, output, options });
      if (isCancel(answer)) throw new Interrupted();
      return answer;
    },
  };
}

/** A spinner on a terminal; in a pipe, each text that is new is a line. */
export function spinner(stderr: Output, output: Writable): Io['progress'] {
  return async (first) => {
    if (!stderr.isTerminal) return linesOf(stderr, first);
    const spin = (await clack()).spinner({ output, indicator: 'timer' });
    spin.start(first);
    return { update: (text, changing = '') => spin.message(text + changing), stop: (text) => spin.stop(text) };
  };
}

function linesOf(stderr: Output, first: string) {
  let last = '';
  const tell = (text: string, changing = '') => {
    if (text !== last) stderr.write(`${text}${changing}\n`);
    last = text;
  };
  tell(first);
  return { update: tell, stop: tell };
}
