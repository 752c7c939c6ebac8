import type { Paint, Text } from './text';
import { columnsOf, widestWord, wrappedLines } from './wrap';

/** Names and what is said of them; those without a value are left out. */
export type Facts = readonly (readonly [string, Text | undefined])[];

const gap = 2;
const indent = ' '.repeat(gap);

/** Names and values below each other; values wrap. One that cannot is in lines of its own. */
export function facts(pairs: Facts, paint: Paint, width: number): string {
  const told = pairs.filter((pair): pair is [string, Text] => pair[1] !== undefined);
  const first = Math.max(...told.map(([name]) => columnsOf(name))) + gap;
  const lines = told.flatMap(([name, value]) => {
    const text = paint(value);
    const label = paint({ text: name, tone: 'quiet' }) + ' '.repeat(first - columnsOf(name));
    if (widestWord(text) > width - first) return [label.trimEnd(), ...wrappedLines(text, width - gap).map(indented)];
    const [line = '', ...more] = wrappedLines(text, width - first);
    return [label + line, ...more.map((each) => ' '.repeat(first) + each)];
  });
  return lines.map((line) => `${line.trimEnd()}\n`).join('');
}

const indented = (line: string) => indent + line;
