import { type Alias, type Document, isMap, isPair, LineCounter, parseDocument, visit } from 'yaml';
import { UsageFailure } from '../failures';
import { plainText } from '../output/plain-text';
import { readBytes } from '../terminal/read-file';
import { checked, type Declaration } from './declaration';

/** More than this says no more. */
const mostTold = 20;

/**
 * Reads a YAML or JSON file.
 *
 * @throws UsageFailure that names file, line, column and field of everything that is wrong
 */
export async function readDeclaration(file: string): Promise<Declaration> {
  const text = await textOf(file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  refuse(document.errors, (error) => `${place(error.pos[0])}: ${error.message}`);
  const { declaration, violations } = checked(contentOf(document, place));
  refuse(violations, ({ path, rule }) => `${place(offsetOf(document, path))}: ${nameOf(path)} ${rule}`);
  return declaration;
}

/** @throws UsageFailure for aliases that name nothing or themselves, or stand for more than a file would say */
function contentOf(document: Document, place: (offset: number) => string): unknown {
  const aliases: Alias[] = [];
  visit(document, { Alias: (_, alias) => void aliases.push(alias) });
  const told = (rule: string) => (alias: Alias) => `${place(alias.range?.[0] ?? 0)}: *${alias.source} ${rule}`;
  const unknown = aliases.filter((alias) => alias.resolve(document) === undefined);
  refuse(unknown, told('names no anchor before it'));
  try {
    return document.toJS() ?? {};
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    refuse(aliases.slice(-1), told('stands for too much: write out what it stands for'));
    throw error;
  }
}

/** Only what is told is worded: finding the line of each of ten thousand problems would take minutes. */
function refuse<P>(problems: readonly P[], worded: (problem: P) => string): void {
  if (problems.length === 0) return;
  const more = problems.length > mostTold ? [`and ${problems.length - mostTold} more`] : [];
  const told = [...problems.slice(0, mostTold).map(worded), ...more].map((problem) => plainText(problem));
  throw new UsageFailure('Nothing was changed, because the file is not right:', told.join('\n'));
}

async function textOf(file: string): Promise<string> {
  const bytes = await readBytes(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageFailure(`${file} is not UTF-8.`, 'Save it as UTF-8.');
  }
}

/** Where a value is written; where its key is, if it is one that should not be there; or what contains it. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  const steps = path.map((step) => (typeof step === 'symbol' ? step.description : step));
  const parent = document.getIn(steps.slice(0, -1), true);
  const pair = isMap(parent)
    ? parent.items.find((item) => isPair(item) && String(item.key) === String(steps.at(-1)))
    : undefined;
  const nodes = [pair?.key, document.getIn(steps, true), parent, document.contents];
  for (const node of nodes) {
    const range: unknown = typeof node === 'object' && node !== null && Reflect.get(node, 'range');
    if (Array.isArray(range)) return Number(range[0]);
  }
  return 0;
}

/** `sites[0].hostnames[1]` */
function nameOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return text.replace(/^\./, '');
}
