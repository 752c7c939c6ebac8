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
  const text = html.replace(/>\s+</g, '><').trim();
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
  return parts.map((part, index) => (index % 2 === 1 ? String(known.indexOf(part)) : part));
}
