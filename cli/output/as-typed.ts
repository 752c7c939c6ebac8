import type { ConnectionOptions } from '../api/options';
import type { Io } from '../terminal/io';

type Where = Pick<ConnectionOptions, 'api' | 'stack' | 'local' | 'data'>;

/** A command in a sentence, as advice ends: `End it with: quiesce window end …`. */
const inAdvice = /(?<=: )quiesce (?=[a-z])/g;

/** Advice for whoever reads it to copy: with what they typed to get here, which they would have to type again. */
export const asTyped = (advice: string, beginning: string): string => advice.replace(inAdvice, () => `${beginning} `);

/** `quiesce`, or `npx quiesce --local`: how this command began, as far as the environment does not say it. */
export function beginningOf(env: Io['env'], { api, stack, local, data }: Where): string {
  // The script of npx is the name, in quotation marks or not.
  const byNpx = env.npm_command === 'exec' && /^\W*quiesce\b/.test(env.npm_lifecycle_script ?? '');
  const where = [
    ...(local ? ['--local'] : []),
    ...Object.entries({ data, stack, api }).flatMap(([name, value]) =>
      value === undefined ? [] : [`--${name} ${quoted(value)}`],
    ),
  ];
  return [byNpx ? 'npx quiesce' : 'quiesce', ...where].join(' ');
}

/** As a shell reads it. */
const quoted = (value: string): string => (/^[\w./:@-]+$/.test(value) ? value : JSON.stringify(value));
