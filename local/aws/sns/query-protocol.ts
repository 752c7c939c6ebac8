import { randomUUID } from 'node:crypto';
import type { AwsResponse } from '../gateway/service';

/** A map of the AWS query protocol: `{name}.entry.{n}.key` and `.value`. */
export function entriesOf(form: URLSearchParams, name: string): Readonly<Record<string, string>> {
  const entries: Record<string, string> = {};
  for (let index = 1; form.has(`${name}.entry.${index}.key`); index += 1) {
    entries[form.get(`${name}.entry.${index}.key`) ?? ''] = form.get(`${name}.entry.${index}.value`) ?? '';
  }
  return entries;
}

/** @param result XML of the result's members; empty for operations that return nothing */
export function queryResponse(action: string, result: string): AwsResponse {
  const members = result === '' ? '' : `<${action}Result>${result}</${action}Result>`;
  const metadata = `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
  const body = `<${action}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/">${members}${metadata}</${action}Response>`;
  return { status: 200, headers: { 'content-type': 'text/xml' }, body };
}

export function tag(name: string, text: string): string {
  return `<${name}>${text.replace(/[<>&]/g, (character) => `&#${character.charCodeAt(0)};`)}</${name}>`;
}

export function entryXml([key, value]: readonly [string, string]): string {
  return `<entry>${tag('key', key)}${tag('value', value)}</entry>`;
}
