import type { EdgeEntry, EdgeSite } from '../../../edge/document/document';
import { encodeSite } from '../../../edge/document/encode';
import { eventOf, type Sent } from '../function/fixtures';
import { type Outcome, stages } from '../function/stages';
import written from './written-before.json';

interface Written {
  readonly name: string;
  readonly now: number;
  readonly site: EdgeSite;
  readonly entries: readonly EdgeEntry[];
}

/** Since then, the sentence of a window without a message is marked, because pages say it in the language of their visitor. */
const marked = (value: string): string =>
  value.replace(/^2\n([^\n]*)\n(This site is [^\n]*)\n\n/, '2\n$1\n<i hidden>$2</i>\n$2\n');

/** Sites and the very entries that the encoder of 22 November 2026 wrote for them. */
const cases = written as readonly Written[];

describe('what the encoder wrote before', () => {
  it.each(cases)('is what it writes now: $name', ({ site, now, entries }) => {
    const since = [`${site.siteId}/links`];
    expect(encodeSite(site, now).filter(({ key }) => !since.includes(key))).toEqual(
      entries.map(({ key, value }) => ({ key, value: marked(value) })),
    );
  });

  it.each(cases)('has grown by the keys of links alone: $name', ({ site, now, entries }) => {
    const added = encodeSite(site, now).length - entries.length;
    expect(added).toBe((site.bypass?.linkKeys.length ?? 0) > 0 ? 1 : 0);
  });
});

const bytesOf = ({ result }: Outcome) => JSON.stringify(result).replace(/<i hidden>(.*?)<\/i>/g, '$1');

describe.each(stages)('a document of before on $name', (stage) => {
  const asked: readonly Sent[] = [
    {},
    { method: 'POST', uri: '/shop/1' },
    { headers: { accept: 'text/html', 'accept-language': 'fr' } },
    { uri: '/health' },
    { ip: '198.51.100.65' },
    { uri: '/.well-known/maintenance.json' },
  ];

  it.each(cases)('is answered as the same document of now: $name', async ({ site, now, entries }) => {
    const during = asked.map((sent) => ({ event: eventOf(sent), now: now + 200 }));
    const before = await stage.run(during.map((call) => ({ ...call, entries })));
    const present = await stage.run(during.map((call) => ({ ...call, entries: encodeSite(site, now) })));
    expect(before.map(bytesOf)).toEqual(present.map(bytesOf));
    const refusals = before.flatMap(({ result }) =>
      'statusCode' in result && result.statusCode > 400 ? [result] : [],
    );
    for (const { headers } of refusals) expect(Number(headers['retry-after']?.value)).toBeLessThanOrEqual(300);
  });
});
