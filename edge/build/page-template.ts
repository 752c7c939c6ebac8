import { placeholders } from '../function/page';

/** Without these a visitor does not learn what the operator wrote, or until when. */
const required = ['message', 'end'] as const;

/** Beyond this no gate has room beside it in the 10 KB that CloudFront takes; the build checks the sum. */
const TEMPLATE_BYTES = 2048;

/** A template cannot be used; the message says why. */
export class PageTemplateError extends Error {
  override readonly name = 'PageTemplateError';
}

/**
 * An HTML template cut at its placeholders, `{{message}}` and the like; docs/maintenance-page.md lists them.
 *
 * @returns texts, and between them the names of placeholders
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
  return parts;
}
