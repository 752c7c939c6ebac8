import { createHash } from 'node:crypto';
import { bypassToken } from '../../../edge/document/bypass-token';
import type { EdgeBypass, EdgeInterval } from '../../../edge/document/document';
import { encodeSite } from '../../../edge/document/encode';
import { hostnameOf } from '../../../edge/function/hostname';
import { eventOf, interval, site, start, textOf } from './fixtures';
import { type Call, type Outcome, stages } from './stages';

/** Always the same sequence, so that a finding can be repeated. */
function dice(seed: number) {
  let state = seed;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  const one = <T>(...from: readonly [T, ...T[]]): T => from[below(from.length)] ?? from[0];
  const maybe = <T>(value: T): T | undefined => (below(3) === 0 ? value : undefined);
  return { below, one, maybe };
}
type Dice = ReturnType<typeof dice>;

const key = { id: 'k1', secret: 'K'.repeat(43) };
const token = bypassToken('demo', key, start + 5000);
const bypass: EdgeBypass = {
  cidrs: ['203.0.113.0/25', '2001:db8::/33'],
  linkKeys: [key],
  headerHash: createHash('sha256').update('open').digest('hex'),
};

interface State {
  readonly intervals: readonly EdgeInterval[];
  readonly bypass: boolean;
  readonly wildcards: boolean;
  readonly entries: Call['entries'];
}

function stateOf({ below, one, maybe }: Dice): State {
  const intervals = Array.from({ length: below(4) }, (_, index) => {
    const startsAt = start + below(6) * 1000;
    const texts = { message: one('', 'R&D "x"\n<b>', '\ud800é'), messages: one({}, { fr: 'Bientôt', 'pt-br': 'Já' }) };
    return interval({
      windowId: `demo.01K000000000000000000000${index}A`,
      mode: one('full', 'read-only', 'testers-only'),
      startsAt,
      endsAt: startsAt + 1 + below(3000),
      hostnames: one(['shop.example.com'], ['*.example.com', 'shop.example.com']),
      paths: one([], [], ['/shop'], ['/caf%C3%A9', '/a b']),
      pathMatch: one('segments', 'segments-and-suffixes'),
      exemptions: one([], ['/health', 'POST /login'], ['/']),
      allowedMethods: one(['GET', 'HEAD', 'OPTIONS'], ['GET', 'POST']),
      corsOrigins: one([], ['*'], ['https://a.example', 'https://b.example']),
      ...texts,
    });
  });
  const has = maybe(bypass);
  const given = {
    ...site(...intervals),
    hostnames: ['shop.example.com', '*.example.com'],
    ...(has && { bypass: has }),
  };
  return { intervals, bypass: has !== undefined, wildcards: below(2) === 1, entries: encodeSite(given, start - 100) };
}

const long = 'x'.repeat(9000);
const odd = ['', '%', '\u0000', 'é', '\ud800', long, '=;,', '/..;/', '*'] as const;

function callTo({ entries, wildcards }: State, { below, one, maybe }: Dice): Call {
  const value = (...known: string[]) => one(...odd, ...known, ...known, ...known, ...known);
  const headers = {
    host: one(
      'shop.example.com',
      'shop.example.com',
      'SHOP.example.com',
      'shop.example.com.:443',
      'a.example.com',
      'other',
      '',
    ),
    accept: maybe(value('text/html', 'application/json, text/html;q=0.9')),
    'accept-language': maybe(value('fr-CA,fr;q=0.9', 'pt-BR', 'en')),
    origin: maybe(value('https://a.example', 'https://c.example', 'null')),
    'access-control-request-method': maybe(value('GET', 'PUT')),
    'access-control-request-headers': maybe(value('content-type')),
    'x-http-method-override': below(9) === 0 ? value('DELETE') : undefined,
    upgrade: below(9) === 0 ? value('websocket', 'h2c') : undefined,
    'x-maintenance-bypass': maybe(value('open', '1')),
    'x-maintenance-tester': maybe('1'),
  };
  const asksLeave = below(8) === 0;
  if (asksLeave)
    Object.assign(headers, { origin: 'https://a.example', 'access-control-request-method': one('GET', 'PUT') });
  const present = Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const event = eventOf({
    method: asksLeave ? 'OPTIONS' : one('GET', 'POST', 'HEAD', 'OPTIONS', 'get', ''),
    uri: value(
      '/',
      '/shop',
      '/health/x',
      '/login',
      '/.well-known/maintenance.json',
      '//evil',
      '/%73hop',
      '/shop#x',
      '/shop.json',
      '/caf%c3%a9',
    ),
    ip: value('203.0.113.7', '198.51.100.1', '2001:db8::1', '2001:db9::1', '::ffff:203.0.113.1'),
    headers: Object.fromEntries(present),
    query: below(6) === 0 ? { 'maintenance-bypass': value(token, `${token}x`), a: value('1') } : {},
    cookies: below(4) === 0 ? { '__Host-maintenance-bypass': value(token, token.replace('k1', 'k2')) } : {},
  });
  return { event, entries, wildcards, now: start - 50 + below(9000) };
}

/** Disallowed or reserved in responses that a function generates (see the link in edge/function/event.ts). */
const illegalName = /[^a-z0-9-]|^(connection|x-edge-.*|x-amz-cf-.*|x-cache|x-real-ip|content-length|via|date)$/;

function faultOf(state: State, { event, now }: Call, { result, reads }: Outcome): string | undefined {
  const { request } = event;
  const running = state.intervals.filter((each) => each.startsAt <= now && now < each.endsAt);
  const status = 'statusCode' in result ? result.statusCode : 0;
  if (reads.length > 6) return 'too many reads';
  if ((status === 403 || status === 503) && running.length === 0) return 'refused outside every window';
  if (status === 403 && running.every(({ mode }) => mode !== 'read-only')) return 'read-only without such a window';
  const strict = running.find((each) => each.mode !== 'read-only' && each.paths.length + each.exemptions.length === 0);
  const plain = request.method !== 'OPTIONS' && !request.uri.includes('.well-known') && !state.bypass;
  const exact = hostnameOf(request.headers.host.value) === 'shop.example.com';
  const others = state.intervals.some((each) => each.exemptions.length > 0);
  if (strict && plain && exact && !others && status !== 503) return 'passed in a full window';
  if (!('statusCode' in result)) {
    return result.headers['x-maintenance-tester'] && !state.bypass ? 'marked without a bypass' : undefined;
  }
  const { headers, body } = result;
  const illegal = Object.entries(headers).find(
    ([name, { value }]) => illegalName.test(name) || !/^[ -~]+$/.test(value),
  );
  if (illegal) return `the header ${illegal.join()}`;
  if (body !== undefined && headers['content-type']?.value.includes('json')) JSON.parse(textOf(result));
  return undefined;
}

describe.each(stages)('whoever asks whatever of whichever site on $name', (stage) => {
  const [sites, each] = stage.name.includes('source') ? [500, 200] : [100, 20];

  it(`gets ${sites * each} legal answers that no plan forbids`, async () => {
    const rolled = dice(20261122);
    const states = Array.from({ length: sites }, () => stateOf(rolled));
    const calls = states.flatMap((state) =>
      Array.from({ length: each }, () => ({ state, call: callTo(state, rolled) })),
    );
    const outcomes = await stage.run(calls.map(({ call }) => call));
    const faults = calls.flatMap(({ state, call }, index) => {
      const outcome = outcomes[index];
      const fault = outcome ? faultOf(state, call, outcome) : 'no answer';
      return fault ? [{ fault, call: JSON.stringify(call).slice(0, 3000) }] : [];
    });
    expect(faults.slice(0, 3)).toEqual([]);
    const answered = outcomes.map(({ result }) => ('statusCode' in result ? result.statusCode : 0));
    expect(new Set(answered)).toEqual(new Set([0, 200, 204, 302, 403, 503]));
  }, 60_000);
});
