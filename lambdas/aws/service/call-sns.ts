import type { Caller } from './messages';

/**
 * Calls an operation of SNS, which speaks the query protocol: a form is sent, XML is answered.
 * https://docs.aws.amazon.com/sns/latest/api/welcome.html
 *
 * @param client of `sns`
 * @returns the XML
 */
export async function callSns(
  client: Caller,
  action: string,
  parameters: Readonly<Record<string, string>>,
): Promise<string> {
  const { text } = await client.call({
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ Action: action, Version: '2010-03-31', ...parameters }).toString(),
  });
  return text;
}

/** The members of a list in an answer, in order, each as XML. */
export const membersOf = (xml: string): readonly string[] => xml.match(/<member>.*?<\/member>/gs) ?? [];

/** The text of the first element of a name, or `undefined` when there is none. */
export function textOf(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml)?.[1];
  return text?.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (reference, decimal, hex, name) =>
    decimal || hex ? String.fromCodePoint(Number(decimal ?? `0x${hex}`)) : (entities.get(name) ?? reference),
  );
}

const entities = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }));
