import { type EdgeCase, end, exempting, interval, start, visit } from './given';
import { pathCases } from './path-cases';
import type { Visit } from './stages';

const full = interval();
const readOnly = interval({ mode: 'read-only' });

const boundaries: EdgeCase[] = [
  { fact: 'lets a site without windows pass', visit: visit({}, []), met: 'origin', reads: 1 },
  { fact: 'passes in the second before the start', visit: visit({}, [full], start - 1), met: 'origin', reads: 1 },
  { fact: 'refuses in the second of the start', visit: visit({}, [full], start), met: 503, reads: 2 },
  { fact: 'refuses in the last second', visit: visit({}, [full], end - 1), met: 503, reads: 2 },
  { fact: 'passes in the second of the end', visit: visit({}, [full], end), met: 'origin', reads: 1 },
  {
    fact: 'passes between two windows',
    visit: visit({}, [full, interval({ windowId: 'demo.B', startsAt: end + 60, endsAt: end + 120 })], end + 30),
    met: 'origin',
    reads: 1,
  },
  {
    fact: 'refuses in the second of two windows',
    visit: visit({}, [full, interval({ windowId: 'demo.B', startsAt: end, endsAt: end + 120 })], end),
    met: 503,
    reads: 2,
  },
  {
    fact: 'refuses by the stricter of two that overlap',
    visit: visit({}, [readOnly, interval({ windowId: 'demo.B', startsAt: start + 60 })]),
    met: 503,
    reads: 2,
  },
];

const writing = ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'get'].map((method) => ({
  fact: `refuses ${method} while read-only`,
  visit: visit({ method }, [readOnly]),
  met: 403 as const,
  reads: 2,
}));

const reading = ['GET', 'HEAD', 'OPTIONS'].flatMap((method): EdgeCase[] => [
  { fact: `passes ${method} while read-only`, visit: visit({ method }, [readOnly]), met: 'origin', reads: 1 },
  { fact: `refuses ${method} in full maintenance`, visit: visit({ method }, [full]), met: 503, reads: 2 },
]);

const overrides = ['x-http-method-override', 'x-http-method', 'x-method-override'].flatMap((name): EdgeCase[] => [
  {
    fact: `refuses a GET that ${name} makes a DELETE`,
    visit: visit({ headers: { [name]: 'DELETE' } }, [readOnly]),
    met: 403,
    reads: 2,
  },
  {
    fact: `refuses a POST that ${name} makes a GET`,
    visit: visit({ method: 'POST', headers: { [name]: 'GET' } }, [readOnly]),
    met: 403,
    reads: 2,
  },
  {
    fact: `refuses a GET with two ${name} headers`,
    visit: visit({ headers: { [name]: { value: 'GET', multiValue: [{ value: 'GET' }, { value: 'PUT' }] } } }, [
      readOnly,
    ]),
    met: 403,
    reads: 2,
  },
  {
    fact: `exempts no method and path once ${name} is there`,
    visit: visit({ method: 'POST', uri: '/login', headers: { [name]: 'DELETE' } }, [exempting]),
    met: 503,
    reads: 2,
  },
]);

const host = (value: string) => ({ headers: { host: value } });
const schedule = 'shop.example.com';
const detail = 'demo/01K0000000000000000000000A';
const without = (key: string): Visit => {
  const given = visit({}, [full]);
  return { ...given, entries: given.entries.filter((entry) => entry.key !== key) };
};
const holding = (key: string, value: string): Visit => {
  const given = without(key);
  return { ...given, entries: [...given.entries, { key, value }] };
};

const hostnames: EdgeCase[] = [
  { fact: 'passes an unknown hostname', visit: visit(host('other.example.com'), [full]), met: 'origin', reads: 1 },
  { fact: 'finds a hostname in capitals', visit: visit(host('SHOP.example.com'), [full]), met: 503, reads: 3 },
  { fact: 'passes a hostname unknown in capitals', visit: visit(host('OTHER'), [full]), met: 'origin', reads: 2 },
  { fact: 'takes no detail for a schedule', visit: visit(host(detail), [full]), met: 'origin', reads: 1 },
  {
    fact: 'passes a hostname the plan does not name',
    visit: visit({}, [interval({ hostnames: ['other.example.com'] })]),
    met: 'origin',
    reads: 1,
  },
];

const unreadable: EdgeCase[] = [
  { fact: 'passes when the schedule is missing', visit: without(schedule), met: 'origin', reads: 1 },
  { fact: 'passes when the detail is missing', visit: without(detail), met: 'origin', reads: 2 },
  { fact: 'passes when the schedule is empty', visit: holding(schedule, ''), met: 'origin', reads: 1 },
  { fact: 'passes when the schedule is prose', visit: holding(schedule, 'not\na schedule'), met: 'origin', reads: 1 },
  {
    fact: 'passes when an end is no time',
    visit: holding(schedule, '0 1 demo\n["demo",[["f",0,9e99,"A"]]]'),
    met: 'origin',
    reads: 1,
  },
  {
    fact: 'passes when a mode is of a later kind',
    visit: holding(schedule, `0 1 demo\n["demo",[["t",0,${end},"01K0000000000000000000000A"]]]`),
    met: 'origin',
    reads: 1,
  },
  {
    fact: 'passes when the schedule is no JSON',
    visit: holding(schedule, '0 1 demo\n["demo"'),
    met: 'origin',
    reads: 1,
  },
  { fact: 'passes when the detail is of another format', visit: holding(detail, '2\n\n\n'), met: 'origin', reads: 2 },
];

export const cases: readonly EdgeCase[] = [
  ...boundaries,
  ...writing,
  ...reading,
  ...overrides,
  ...pathCases,
  ...hostnames,
  ...unreadable,
];
