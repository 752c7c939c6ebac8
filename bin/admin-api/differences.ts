import { cidrOf } from '../../lambdas/domain/site/cidr';

/** The API's spelling of values that have several spellings. */
const spellings: Readonly<Record<string, (text: string) => string>> = {
  hostnames: (text) => text.toLowerCase(),
  accentColor: (text) => text.toLowerCase(),
  corsOrigins: (text) => text.toLowerCase(),
  cidrs: cidrOrAsItIs,
  // Instants have whole seconds.
  expiresAt: (text) => String(Math.floor(Date.parse(text) / 1000)),
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

function comparable(name: string, value: unknown): string | undefined {
  if (Array.isArray(value)) return JSON.stringify(value.map((element) => comparable(name, element)).sort());
  return JSON.stringify(typeof value === 'string' ? (spellings[name] ?? identity)(value.trim()) : value);
}

const identity = (text: string) => text;

/** A range that the API would refuse is not the spelling of an existing one. */
function cidrOrAsItIs(text: string): string {
  try {
    return cidrOf(text);
  } catch {
    return text;
  }
}
