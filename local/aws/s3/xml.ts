import { AwsError, type AwsResponse } from '../gateway/service';

const escaped = (text: string) => text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);

type Member = readonly [name: string, value: string | number | boolean | readonly Member[]];

/** Members as XML, in their order. */
const membersXml = (members: readonly Member[]): string =>
  members
    .map(
      ([name, value]) => `<${name}>${typeof value === 'object' ? membersXml(value) : escaped(String(value))}</${name}>`,
    )
    .join('');

export type { Member };

export function xmlAnswer(root: string, members: readonly Member[]): AwsResponse {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${membersXml(members)}</${root}>`;
  return { status: 200, headers: { 'content-type': 'application/xml' }, body };
}

/** S3 calls what is not allowed by another name than the other services. */
export function errorAnswer({ code, message, status }: AwsError): AwsResponse {
  const name = code === 'AccessDeniedException' ? 'AccessDenied' : code;
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${membersXml([
    ['Code', name],
    ['Message', message],
  ])}</Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}

export const notImplemented = (what: string) =>
  new AwsError('NotImplemented', `The local s3 does not serve ${what}`, 501);
