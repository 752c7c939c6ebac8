import { placeholders } from '../function/page';

/** Without these a visitor would not see the operator's message or the end. */
const required = ['message', 'end'] as const;

/** With a larger template no gate fits into the 10 KB that CloudFront accepts; the build checks the total. */
const TEMPLATE_BYTES = 2048;

/** A template cannot be used; the message says why. */
export class PageTemplateError extends Error {
  override readonly name = 'PageTemplateError';
}

/**
 * An HTML template split at its placeholders, such as `{{message}}`; docs/maintenance-page.md lists them.
 *
 * @returns texts, and between them the positions of placeholders in their list
 * @throws PageTemplateError
 */
export function compilePage(html: string): string[] {
  const text = withNames(html.replace(/>\s+</g, '><').trim());
  const bytes = Buffer.byteLength(text);
  if (bytes > TEMPLATE_BYTES) {
    throw new PageTemplateError(
      `The page has ${bytes} bytes without white space between tags, and ${TEMPLATE_BYTES} fit.`,
    );
  }
  if (!/^<!doctype html>/i.test(text)) throw new PageTemplateError('The page must begin with <!doctype html>.');
  const known: readonly string[] = placeholders;
  const parts = text.split(/\{\{\s*([^{}]*?)\s*\}\}/);
  const names = parts.filter((_, index) => index % 2 === 1);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new PageTemplateError(`The page names {{${unknown}}}; known are ${placeholders.join(', ')}.`);
  }
  const missing = required.find((name) => !names.includes(name));
  if (missing) throw new PageTemplateError(`The page must show {{${missing}}}.`);
  const markup = /\{\{\s*(?:end|message)\s*\}\}/.exec(asText(text).join(''))?.[0];
  if (markup)
    throw new PageTemplateError(`The page names ${markup} where only text can stand: in <title>, or in a tag.`);
  return parts.map((part, index) => (index % 2 === 1 ? String(known.indexOf(part)) : part));
}

/** Where markup would be shown as it is written: titles, and tags with their attributes. */
const plain = /<title\b[\s\S]*?<\/title>|<(?:[^<>{}]|\{\{[^{}]*\}\})*>/gi;

const asText = (text: string): readonly string[] => text.match(plain) ?? [];

/** There, the site is its name, without colour and logo. */
const withNames = (text: string): string =>
  text.replace(plain, (part) => part.replace(/\{\{\s*site\s*\}\}/g, '{{name}}'));
