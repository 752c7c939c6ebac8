import { forms, hasForm } from '../forms';
import { counts } from '../limits';
import { malformedField } from '../refusal';
import { type Method, methods } from './methods';

/** Methods that pass in read-only mode, each once, in the order of `methods`. @throws Refusal `malformed` */
export function allowedMethodsOf(allowed: readonly Method[]): Method[] {
  if (allowed.length === 0)
    throw malformedField('allowedMethods', 'must name at least one method that passes in read-only mode');
  return methods.filter((method) => allowed.includes(method));
}

/** Origins whose scripts may read a refusal: `*` alone, or each by its own name. @throws Refusal `malformed` */
export function corsOriginsOf(origins: readonly string[]): string[] {
  const lower = [...new Set(origins.map((origin) => origin.toLowerCase()))];
  const odd = origins.findIndex((origin) => origin !== '*' && !isOrigin(origin.toLowerCase()));
  if (odd >= 0) throw malformedField(`corsOrigins.${odd}`, forms.origin.rules[0][1]);
  if (lower.length > counts.originsPerSite || (lower.includes('*') && lower.length > 1)) {
    throw malformedField('corsOrigins', `must be * alone, or at most ${counts.originsPerSite} origins`);
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
    throw malformedField(
      'messages',
      `must be in at most ${counts.languagesPerWindow} languages, each named once in any case, such as fr or pt-BR`,
    );
  }
  if (lower.some(isReserved)) {
    throw malformedField(
      'messages',
      'must not have the tag und, which means the message itself: send that text as message',
    );
  }
  return lower;
}

/** Texts by language tag in lower case. @throws Refusal `malformed` */
export function messagesOf(messages: Readonly<Record<string, string>>): Record<string, string> {
  const texts = Object.values(messages);
  return Object.fromEntries(languagesOf(Object.keys(messages)).map((tag, index) => [tag, texts[index] ?? '']));
}
