import { encodeSite } from '../../../edge/document/encode';
import type { EdgeCase } from './edge-case';
import { callOf, end, interval, site, start } from './fixtures';
import type { Call } from './stages';

const full = interval();

const host = (value: string) => ({ headers: { host: value } });
const schedule = 'shop.example.com';
const detail = 'demo/01K0000000000000000000000A';
const without = (key: string): Call => {
  const given = callOf({}, [full]);
  return { ...given, entries: given.entries.filter((entry) => entry.key !== key) };
};
const holding = (key: string, value: string): Call => {
  const given = without(key);
  return { ...given, entries: [...given.entries, { key, value }] };
};

const hostnames: EdgeCase[] = [
  { fact: 'passes an unknown hostname', call: callOf(host('other.example.com'), [full]), met: 'origin', reads: 1 },
  { fact: 'finds a hostname in capitals', call: callOf(host('SHOP.example.com'), [full]), met: 503, reads: 3 },
  { fact: 'passes a hostname unknown in capitals', call: callOf(host('OTHER'), [full]), met: 'origin', reads: 2 },
  ...[
    'shop.example.com.',
    'shop.example.com:',
    'shop.example.com:443',
    'shop.example.com.:8443',
    'SHOP.example.com.:443',
  ].map(
    (spelled): EdgeCase => ({
      fact: `finds the hostname of ${spelled}`,
      call: callOf(host(spelled), [full]),
      met: 503,
      reads: 3,
    }),
  ),
  {
    fact: 'passes an unknown hostname with a port',
    call: callOf(host('other.example:443'), [full]),
    met: 'origin',
    reads: 2,
  },
  { fact: 'passes a port alone', call: callOf(host(':443'), [full]), met: 'origin', reads: 2 },
  { fact: 'passes an address', call: callOf(host('[2001:db8::1]:443'), [full]), met: 'origin', reads: 2 },
  { fact: 'takes no detail for a schedule', call: callOf(host(detail), [full]), met: 'origin', reads: 1 },
  {
    fact: 'passes a hostname the plan does not name',
    call: callOf({}, [interval({ hostnames: ['other.example.com'] })]),
    met: 'origin',
    reads: 1,
  },
];

const unreadable: EdgeCase[] = [
  { fact: 'passes when the schedule is missing', call: without(schedule), met: 'origin', reads: 1 },
  { fact: 'passes when the detail is missing', call: without(detail), met: 'origin', reads: 2 },
  { fact: 'passes when the schedule is empty', call: holding(schedule, ''), met: 'origin', reads: 1 },
  { fact: 'passes when the schedule is prose', call: holding(schedule, 'not\na schedule'), met: 'origin', reads: 1 },
  {
    fact: 'passes when an end is no time',
    call: holding(schedule, '0000000000 ["demo",1,[0,1,9e99,"A"]]'),
    met: 'origin',
    reads: 1,
  },
  {
    fact: 'passes when a mode is of a later kind',
    call: holding(schedule, `0000000000 ["demo",1,[3,1,${end},"01K0000000000000000000000A"]]`),
    met: 'origin',
    reads: 1,
  },
  {
    fact: 'passes when the schedule is cut',
    call: holding(schedule, '0000000000 ["demo",1,[0,1795356000,1795359'),
    met: 'origin',
    reads: 1,
  },
  { fact: 'passes when the detail is of another format', call: holding(detail, '1\n\n\n'), met: 'origin', reads: 2 },
];

/** A site of wildcard and exact names, at a gate with or without wildcards. */
const wildcardCall = (hostname: string, wildcards: boolean): Call => {
  const hostnames = ['*.example.com', 'shop.example.com'];
  const named = { ...site(interval({ hostnames: ['*.example.com'] })), hostnames };
  return { ...callOf(host(hostname), []), entries: encodeSite(named, start), wildcards };
};

const wildcards: EdgeCase[] = [
  { fact: 'finds a hostname by its wildcard', call: wildcardCall('a.example.com', true), met: 503, reads: 3 },
  { fact: 'finds capitals by a wildcard', call: wildcardCall('A.example.com', true), met: 503, reads: 4 },
  { fact: 'finds a port by a wildcard', call: wildcardCall('a.example.com:443', true), met: 503, reads: 4 },
  { fact: 'finds a root dot by a wildcard', call: wildcardCall('a.example.com.', true), met: 503, reads: 4 },
  {
    fact: 'prefers the exact name with a port',
    call: wildcardCall('shop.example.com:443', true),
    met: 'origin',
    reads: 2,
  },
  { fact: 'prefers the exact name', call: wildcardCall('shop.example.com', true), met: 'origin', reads: 1 },
  { fact: 'has one label in a wildcard', call: wildcardCall('a.b.example.com', true), met: 'origin', reads: 2 },
  { fact: 'has no parent in a wildcard', call: wildcardCall('example.com', true), met: 'origin', reads: 2 },
  { fact: 'passes a name without dots', call: wildcardCall('localhost', true), met: 'origin', reads: 2 },
  { fact: 'knows no wildcards without them', call: wildcardCall('a.example.com', false), met: 'origin', reads: 1 },
];

export const storeCases: readonly EdgeCase[] = [...hostnames, ...unreadable, ...wildcards];
