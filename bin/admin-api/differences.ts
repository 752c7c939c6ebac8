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

/**
 * Settings whose value differs from the wanted one; nested ones as `policy.veto`. Only wanted settings are compared;
 * the API decides the rest. The order of a list does not matter.
 */
export function differences(wanted: object, existing: object, parent = ''): string[] {
  return Object.entries(wanted).flatMap(([name, value]) => {
    const actual: unknown = Reflect.get(existing, name);
    const path = `${parent}${name}`;
    if (isObject(value)) return differences(value, isObject(actual) ? actual : {}, `${path}.`);
    return comparable(name, value) === comparable(name, actual) ? [] : [path];
  });
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
