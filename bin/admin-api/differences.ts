import { Refusal } from '../../lambdas/domain/refusal';
import { cidrOf } from '../../lambdas/domain/site/cidr';
import { plainPath, scopeOf } from '../../lambdas/domain/window/scope';

type Spelling = (text: string) => string;

const lowerCase: Spelling = (text) => text.toLowerCase();

/** The API's spelling of values that have several spellings, by the name of the setting. */
const spellings: Readonly<Record<string, Spelling>> = {
  hostnames: lowerCase,
  accentColor: lowerCase,
  corsOrigins: lowerCase,
  // Of texts in a template, and of public notices, where only lower case is accepted.
  languages: lowerCase,
  cidrs: asItIsOr(cidrOf),
  // `/path` or `METHOD /path`.
  exemptions: asItIsOr((text) => text.replace(/[^ ]+$/, plainPath)),
  // Instants have whole seconds.
  expiresAt: (text) => String(Math.floor(Date.parse(text) / 1000)),
};

/** The API's form of lists that are more than their elements. */
const lists: Readonly<Record<string, (list: readonly string[]) => readonly string[]>> = {
  // A path inside another is left out, and `/` is the whole site.
  paths: (list) => scopeOf(list),
};

/** A setting with one value where it is wanted, and another where it exists. */
export interface Difference {
  /** `policy.veto` */
  readonly path: string;
  /** As it exists; undefined where it is not set. */
  readonly from: unknown;
  /** As it is wanted. */
  readonly to: unknown;
}

/**
 * Settings whose value differs from the wanted one; nested ones as `policy.veto`. Only wanted settings are compared;
 * the API decides the rest. The order of a list does not matter.
 */
export function differences(wanted: object, existing: object, parent = ''): Difference[] {
  return Object.entries(wanted).flatMap(([name, to]) => {
    const from: unknown = Reflect.get(existing, name);
    const path = `${parent}${name}`;
    if (isObject(to)) return differences(to, isObject(from) ? from : {}, `${path}.`);
    return comparable(name, to) === comparable(name, from) ? [] : [{ path, from, to }];
  });
}

/** `policy.veto: true → false`: what exists, and what is wanted. */
export const differenceText = ({ path, from, to }: Difference): string =>
  `${path}: ${valueText(from)} → ${valueText(to)}`;

/** A value as a line can show it: a logo, for example, may have thousands of characters. */
export function valueText(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `null` asks for nothing, and an answer leaves out what is not set. */
function comparable(name: string, value: unknown): string | undefined {
  if (value === null) return undefined;
  if (Array.isArray(value))
    return JSON.stringify(
      listOf(name, value)
        .map((each) => comparable(name, each))
        .sort(),
    );
  return JSON.stringify(typeof value === 'string' ? (spellings[name] ?? identity)(value.trim()) : value);
}

function listOf(name: string, list: readonly unknown[]): readonly unknown[] {
  const texts = list.filter((each) => typeof each === 'string');
  const form = lists[name];
  if (form === undefined || texts.length < list.length) return list;
  return unlessRefused(() => form(texts), list);
}

const identity: Spelling = (text) => text;

/** What the API would refuse is not the spelling of something that exists. */
function asItIsOr(spelling: Spelling): Spelling {
  return (text) => unlessRefused(() => spelling(text), text);
}

function unlessRefused<T>(spelled: () => T, asItIs: T): T {
  try {
    return spelled();
  } catch (error) {
    if (error instanceof Refusal) return asItIs;
    throw error;
  }
}
