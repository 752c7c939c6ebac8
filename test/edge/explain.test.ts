import { bypassToken } from '../../edge/document/bypass-token';
import { encodeSite } from '../../edge/document/encode';
import { explainRequest } from '../../edge/explain';
import { bypass, key, secret } from './function/cases-bypass';
import { end, interval, site, start } from './function/fixtures';

const hostnames = ['shop.example.com', '*.example.com'];
const given = { ...site(interval({ hostnames, exemptions: ['/health'] })), hostnames, bypass };
const entries = encodeSite(given, start);
const request = { method: 'GET', host: 'Shop.example.com', uri: '/', headers: {}, ip: '198.51.100.1' };
const facts = { siteId: 'demo', matchedHostname: 'shop.example.com' };

describe('the explanation of a decision', () => {
  const explain = (asked: object, now = start + 60, wildcards = false) =>
    explainRequest(entries, { ...request, ...asked }, now, { wildcards });

  it('names rule, site, hostname, window, mode and end', async () => {
    const window = { windowId: 'demo.01K0000000000000000000000A', mode: 'full', endsAt: end };
    expect(await explain({})).toEqual({ rule: 'refuse', ...facts, ...window });
  });

  it.each([
    ['exempt', { uri: '/health/live' }],
    ['bypass', { ip: '203.0.113.7' }],
    ['bypass', { headers: { 'X-Maintenance-Bypass': secret } }],
    ['bypass', { headers: { cookie: `a=b; __Host-maintenance-bypass=${bypassToken('demo', key, start + 7200)}` } }],
    ['status', { uri: '/.well-known/maintenance.json' }],
    ['no-schedule', { host: 'other.example.org' }],
    ['no-schedule', { host: 'a.example.com' }],
  ])('is %s for %j', async (rule, asked) => {
    expect(await explain(asked)).toMatchObject({ rule });
  });

  it.each(['shop.example.com.', 'shop.example.com:8443'])('knows the hostname of %s', async (host) => {
    expect(await explain({ host })).toMatchObject({ rule: 'refuse', matchedHostname: 'shop.example.com' });
  });

  it.each([
    ['refuse', { headers: { Upgrade: 'websocket' } }],
    ['reads-pass', { headers: { 'X-HTTP-Method': '' } }],
    ['refuse', { uri: '/shop#x', method: 'POST' }],
    ['nothing-now', { uri: '/blog', method: 'POST' }],
  ])('is %s in read-only on /shop for %j', async (rule, asked) => {
    const readOnly = interval({ mode: 'read-only', paths: ['/shop'] });
    const found = await explainRequest(
      encodeSite(site(readOnly), start),
      { ...request, uri: '/shop', ...asked },
      start,
      {
        wildcards: false,
      },
    );
    expect(found).toMatchObject({ rule });
  });

  it('is nothing-now once the window is over', async () => {
    expect(await explain({}, end)).toEqual({ rule: 'nothing-now', ...facts });
  });

  it('finds a wildcard where the gate does', async () => {
    const found = await explain({ host: 'a.example.com' }, start, true);
    expect(found).toMatchObject({ rule: 'refuse', matchedHostname: '*.example.com' });
  });

  it('reads from a store, too, and says when a detail is gone', async () => {
    const get = async (name: string) => entries.find(({ key: each }) => each === name && !each.includes('/'))?.value;
    expect(await explainRequest(get, request, start, { wildcards: false })).toMatchObject({ rule: 'detail-missing' });
  });
});
