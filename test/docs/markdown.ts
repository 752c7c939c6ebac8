import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The documents a reader meets: those at the root, and all below docs/. */
export function documents(): readonly string[] {
  const atRoot = readdirSync('.').filter((name) => name.endsWith('.md'));
  const below = readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return [...atRoot, ...below.map((name) => join('docs', name))];
}

/** The text without fenced code, where `#` and `](` mean something else. */
export function proseOf(file: string): string {
  return readFileSync(file, 'utf8').replace(/^ *```[\s\S]*?^ *```$/gm, '');
}

/** What a link's fragment can name in a document, as GitHub makes it of the headings. */
export function anchorsOf(file: string): ReadonlySet<string> {
  const headings = [...proseOf(file).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(headings.map(anchorOf));
}

function anchorOf(heading: string): string {
  const kept = heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '');
  return kept.replaceAll(' ', '-');
}
