import type { Writable } from 'node:stream';
import { Interrupted } from '../failures';
import type { Interrupts } from './interrupts';
import type { Questions } from './io';

/** Loaded for the first question and not before: most commands ask none. */
const clack = () => import('@clack/prompts');

/** Questions at the terminal, beside the answers and not among them. */
export function askedQuestions(output: Writable, interrupts: Interrupts): Questions {
  const answered = <T>(answer: Promise<T>) => interrupts.unlessHungUp(answer, () => new Interrupted());
  return {
    confirm: async (message) => {
      const { confirm, isCancel } = await clack();
      const answer = await answered(confirm({ message, output, initialValue: false }));
      if (isCancel(answer)) throw new Interrupted();
      return answer;
    },
    choose: async (message, choices) => {
      const { select, isCancel } = await clack();
      const options = choices.map(({ value, label }) => ({ value, label }));
      const answer = await answered(select({ message, output, options }));
      if (isCancel(answer)) throw new Interrupted();
      return answer;
    },
  };
}
