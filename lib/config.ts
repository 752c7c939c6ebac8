import { basename } from 'node:path';
import type { z } from 'zod';
import { FileError, NotUtf8Error, readUtf8 } from '../edge/build/utf8-file';
import type { policy } from './config-schema/policy';
import { schema } from './config-schema/schema';

/** Checked, with defaults; `sites` and `people` are sent to the Admin API after the deployment. */
export type Config = z.output<typeof schema>;

/** The configuration cannot be used; the message names the file and every wrong field. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const pathOf = (path: readonly PropertyKey[]) =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

function sentence(issue: z.core.$ZodIssue): string {
  const at = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${pathOf([...issue.path, key])} is not a setting Quiesce knows.`).join(' ');
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return `${at} is missing.`;
  const rule = issue.message.startsWith('must')
    ? issue.message
    : `must be ${'expected' in issue ? withArticle(issue.expected) : 'valid'}`;
  return `${at || 'The file'} ${rule}.`;
}

const withArticle = (type: string) => `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;

function repeated(where: string, values: readonly string[]): string[] {
  const twice = values.filter((value, index) => values.indexOf(value) !== index);
  return [...new Set(twice)].map((value) => `${where} names ${value} twice.`);
}

const unknownToGate = ({ sites, wildcards }: Config): string[] => {
  const named = sites.flatMap((entry) => entry.hostnames).filter((name) => name.startsWith('*.'));
  return wildcards ? [] : named.map((name) => `sites.hostnames names ${name}, which needs wildcards to be true.`);
};

const collisions = ({ sites, people, webhooks }: Config) => [
  ...repeated(
    'webhooks.webhookId',
    webhooks.map((entry) => entry.webhookId),
  ),
  ...repeated(
    'sites.siteId',
    sites.map((entry) => entry.siteId),
  ),
  ...repeated(
    'sites.hostnames',
    sites.flatMap((entry) => entry.hostnames),
  ),
  ...repeated(
    'people.personId',
    people.map((entry) => entry.personId),
  ),
  ...repeated(
    'people.principals',
    people.flatMap((entry) => entry.principals),
  ),
];

/** Only to loopback, and only where that is allowed: TLS is what keeps an event from being read and a receiver from being replaced. */
const withoutTls = ({ webhooks, webhooksToLoopback }: Config): string[] =>
  webhooks
    .filter(({ url }) => !url.startsWith('https:') && !(webhooksToLoopback && isLoopbackUrl(url)))
    .map(({ webhookId }) => `webhooks: the url of ${webhookId} must begin with https.`);

const isLoopbackUrl = (url: string) => /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\//.test(url);

/** A provider of their own, or the stack's user pool: settings of the one say nothing to the other. */
function mixedIdentity({ identity }: Config): string[] {
  const { issuer, clientId, mfa, ...external } = identity;
  if (issuer === undefined) {
    const left = Object.keys({ ...external, ...(clientId !== undefined && { clientId }) });
    return left.map((name) => `identity.${name} needs identity.issuer.`);
  }
  return [
    ...(clientId === undefined ? ['identity.clientId is missing.'] : []),
    ...(mfa === undefined
      ? []
      : ['identity.mfa is for the user pool that Quiesce makes, which identity.issuer replaces.']),
  ];
}

type PolicySettings = z.output<typeof policy>;

function completedPolicy(standard: PolicySettings, own: PolicySettings): PolicySettings {
  const emergency = { ...standard.emergency, ...own.emergency };
  return { ...standard, ...own, ...(Object.keys(emergency).length > 0 && { emergency }) };
}

/**
 * Checks a configuration that was read from JSON and adds its defaults.
 * @param file what the error message calls it.
 * @throws ConfigError naming every wrong field at once.
 */
export function parseConfig(input: unknown, file: string): Config {
  const result = schema.safeParse(input, { reportInput: true });
  if (!result.success) throw new ConfigError(`${file}: ${result.error.issues.map(sentence).join(' ')}`);
  const wrong = [
    ...collisions(result.data),
    ...unknownToGate(result.data),
    ...withoutTls(result.data),
    ...mixedIdentity(result.data),
  ];
  if (wrong.length > 0) throw new ConfigError(`${file}: ${wrong.join(' ')}`);
  const { policy: standard, sites, ...rest } = result.data;
  const completed = sites.map((entry) => ({ ...entry, policy: completedPolicy(standard, entry.policy) }));
  return { ...rest, policy: standard, sites: completed };
}

/** @throws ConfigError when the file is missing, is not JSON or has a wrong field. */
export function loadConfig(path: string): Config {
  const file = basename(path);
  return parseConfig(jsonIn(textOf(path, file), file), file);
}

function textOf(path: string, file: string): string {
  try {
    return readUtf8(path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const hint = error instanceof NotUtf8Error ? '' : ' Point QUIESCE_CONFIG, or --config of npm start, at your file.';
    throw new ConfigError(`${file} ${error.message}.${hint}`);
  }
}

function jsonIn(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    // The parser counts characters, and not on every version of Node.js lines.
    const [, position] = / in JSON at position (\d+)/.exec(reason) ?? [];
    const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n');
    const place = `${file}:${before.length}:${(before.at(-1) ?? '').length + 1}`;
    throw new ConfigError(`${place}: this is not JSON: ${reason.replace(/ in JSON at position .*$/, '')}.`);
  }
}
