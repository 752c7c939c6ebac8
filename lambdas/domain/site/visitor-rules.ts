import { Refusal } from '../refusal';
import { type Method, methods } from './methods';

const maximumOrigins = 10;
const maximumLanguages = 10;
const languageTag = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}$/;

/** Methods that pass in read-only mode, each once, in the order of `methods`. @throws Refusal `malformed` */
export function allowedMethodsOf(allowed: readonly Method[]): Method[] {
  if (allowed.length === 0)
    throw new Refusal('malformed', 'Some method passes in read-only mode; what else would it be?');
  return methods.filter((method) => allowed.includes(method));
}

/** Origins whose scripts may read a refusal: `*` alone, or each by its own name. @throws Refusal `malformed` */
export function corsOriginsOf(origins: readonly string[]): string[] {
  const lower = [...new Set(origins.map((origin) => origin.toLowerCase()))];
  const odd = lower.find((origin) => origin !== '*' && !isOrigin(origin));
  if (odd !== undefined || lower.length > maximumOrigins || (lower.includes('*') && lower.length > 1)) {
    throw new Refusal(
      'malformed',
      `CORS origins are * alone, or at most ${maximumOrigins} like https://app.example.com, without path.`,
      odd === undefined ? {} : { origin: odd.slice(0, 253) },
    );
  }
  return lower;
}

function isOrigin(text: string): boolean {
  return /^https?:\/\/[a-z0-9.:[\]-]{1,253}$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** `und`, for no language in particular, is the name under which the edge keeps the message itself. */
function isReserved(tag: string): boolean {
  return tag.split('-')[0] === 'und';
}

/** Texts by language tag in lower case. @throws Refusal `malformed` */
export function messagesOf(messages: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(messages).map(([tag, text]) => [tag.toLowerCase(), text] as const);
  const tags = new Set(entries.map(([tag]) => tag));
  if (tags.size < entries.length || tags.size > maximumLanguages || ![...tags].every((tag) => languageTag.test(tag))) {
    throw new Refusal(
      'malformed',
      `Messages are for at most ${maximumLanguages} languages, each once, named like fr or pt-BR.`,
    );
  }
  if ([...tags].some(isReserved)) {
    throw new Refusal('malformed', 'The tag und stands for the message itself; give that text as message.', {
      reserved: 'und',
    });
  }
  return Object.fromEntries(entries);
}
