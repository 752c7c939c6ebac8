import { createColors } from 'picocolors';
import type { Io, Output } from '../terminal/io';
import { plainText } from './plain-text';

/** How a text stands out. A tone never says what the words do not. */
export type Tone = 'good' | 'bad' | 'busy' | 'quiet' | 'strong';

interface Toned {
  readonly text: string;
  readonly tone: Tone;
}

export type Text = string | Toned;

/** Turns a text into what is written: without control characters, and coloured on a terminal. */
export type Paint = (text: Text) => string;

/** Colours are for terminals, and for whom `NO_COLOR` or `--no-color` does not say otherwise. */
export function painter(output: Output, env: Io['env'], wanted: boolean): Paint {
  const coloured = wanted && !env.NO_COLOR && env.TERM !== 'dumb' && (output.isTerminal || Boolean(env.FORCE_COLOR));
  const { green, red, yellow, dim, bold } = createColors(coloured);
  const tones: Readonly<Record<Tone, (text: string) => string>> = {
    good: green,
    bad: red,
    busy: yellow,
    quiet: dim,
    strong: bold,
  };
  return (text) => (typeof text === 'string' ? plainText(text) : tones[text.tone](plainText(text.text)));
}
