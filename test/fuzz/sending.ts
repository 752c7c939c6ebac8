import type { Fuzzed } from './fuzzed';
import { type Garbling, garbled, mutated } from './hostile';
import { questionOf } from './scene';
import type { Sent } from './wire';
import type { Wish } from './wishes';

/** @returns the request that a wish stands for, as things are now */
export async function toSend(fuzzed: Fuzzed, wish: Wish): Promise<Sent> {
  const { operation, body } = wish;
  const fill = (value: unknown, question = {}) => fuzzed.known.filled(value, fuzzed.service.now, question);
  const path = pathOf(operation.path, fill(wish.segments) as Record<string, unknown>);
  const question = body && /\/(approve|reject|withdraw|ratify)$/.test(path) ? await asked(fuzzed, path) : {};
  const headers = Object.entries(wish.headers).map(([name, value]) => [name, latin(String(value))]);
  return {
    method: wish.method ?? operation.method,
    path,
    query: queryText(wish.query.map(([name, value]) => [name, fill(value)])),
    headers: { ...Object.fromEntries(headers), ...(body?.type !== undefined && { 'content-type': body.type }) },
    body: body ? bytesOf(body, fill(body.value, question)) : Buffer.alloc(0),
  };
}

const asked = (fuzzed: Fuzzed, path: string) => questionOf(fuzzed, path.replace(/\/\w+$/, '')).catch(() => ({}));

/** Half of a surrogate pair has no UTF-8. */
const wellFormed = (text: string): string => Buffer.from(text).toString('utf8');

/** Only what a header can carry. */
const latin = (text: string): string => text.replace(/[^\x20-\x7e\x80-\xff]/g, '?');

const pathOf = (template: string, values: Readonly<Record<string, unknown>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => segment(String(values[name])));

/** What is not plain is meant as it is, encoded or not. */
const segment = (text: string): string =>
  text.replace(/[^!-~]|[?#]/gu, (character) => encodeURIComponent(wellFormed(character)));

function queryText(pairs: readonly (readonly [string, unknown])[]): string {
  const text = (value: unknown) =>
    encodeURIComponent(wellFormed(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')));
  return pairs.map(([name, value]) => `${encodeURIComponent(name)}=${text(value)}`).join('&');
}

function bytesOf({ type, mutations, garbling }: NonNullable<Wish['body']>, value: unknown): Buffer {
  const changed = mutations.reduce<unknown>((body, one) => mutated(body, one), value);
  const form = type === 'application/x-www-form-urlencoded' && typeof changed === 'object' && changed !== null;
  const text = form ? formText(changed) : (JSON.stringify(changed) ?? '');
  return garbling ? garbled(text, garbling as Garbling) : Buffer.from(text);
}

const formText = (value: object): string => queryText(Object.entries(value)).replaceAll('%20', '+');

/** A body that reads differently, for a key that was used before. */
export const withAnotherBody = (sent: Sent): Sent => ({ ...sent, body: Buffer.concat([sent.body, Buffer.from('\n')]) });
