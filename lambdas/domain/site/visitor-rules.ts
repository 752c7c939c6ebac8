import { forms, hasForm } from '../forms';
import { counts } from '../limits';
import { Refusal } from '../refusal';
import { type Method, methods } from './methods';

/** Methods that pass in read-only mode, each once, in the order of `methods`. @throws Refusal `malformed` */
export function allowedMethodsOf(allowed: readonly Method[]): Method[] {
  if (allowed.length === 0)
    throw new Refusal('malformed', 'allowedMethods is empty: name at least one method that passes in read-only mode.');
  return methods.filter((method) => allowed.includes(method));
}

/** Origins whose scripts may read a refusal: `*` alone, or each by its own name. @throws Refusal `malformed` */
export function corsOriginsOf(origins: readonly string[]): string[] {
  const lower = [...new Set(origins.map((origin) => origin.toLowerCase()))];
  const odd = lower.find((origin) => origin !== '*' && !isOrigin(origin));
  if (odd !== undefined || lower.length > counts.originsPerSite || (lower.includes('*') && lower.length > 1)) {
    throw new Refusal(
      'malformed',
      `CORS origins must be * alone, or at most ${counts.originsPerSite} origins such as https://app.example.com, without path.`,
      odd === undefined ? {} : { origin: odd.slice(0, forms.origin.maximumLength) },
    );
  }
  return lower;
}

function isOrigin(text: string): boolean {
  return hasForm(forms.origin, text) && URL.canParse(text) && new URL(text).origin === text;
}

/** `und` (undetermined) is the name under which the edge stores the message itself. */
function isReserved(tag: string): boolean {
  return tag.split('-')[0] === 'und';
}
const isLanguageTag = (tag: string): boolean => hasForm(forms.languageTag, tag);

/** Language tags in lower case. @throws Refusal `malformed` */
export function languagesOf(tags: readonly string[]): string[] {
  const lower = tags.map((tag) => tag.toLowerCase());
  const distinct = new Set(lower).size === lower.length;
  if (!distinct || lower.length > counts.languagesPerWindow || !lower.every(isLanguageTag)) {
    throw new Refusal(
      'malformed',
      `There can be messages in at most ${counts.languagesPerWindow} languages, each named once, such as fr or pt-BR.`,
    );
  }
  if (lower.some(isReserved)) {
    throw new Refusal('malformed', 'The tag und means the message itself; send that text as message.', {
      reserved: 'und',
    });
  }
  return lower;
}

/** Texts by language tag in lower case. @throws Refusal `malformed` */
export function messagesOf(messages: Readonly<Record<string, string>>): Record<string, string> {
  const texts = Object.values(messages);
  return Object.fromEntries(languagesOf(Object.keys(messages)).map((tag, index) => [tag, texts[index] ?? '']));
}
