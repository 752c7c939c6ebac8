import { encodeSite } from '../../../edge/document/encode';
import type { EdgeCase } from './edge-case';
import { end, interval, site, start, visit } from './fixtures';
import type { Visit } from './stages';

const full = interval();

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
    visit: holding(schedule, '0000000000 ["demo",1,[0,1,9e99,"A"]]'),
    met: 'origin',
    reads: 1,
  },
  {
    fact: 'passes when a mode is of a later kind',
    visit: holding(schedule, `0000000000 ["demo",1,[3,1,${end},"01K0000000000000000000000A"]]`),
    met: 'origin',
    reads: 1,
  },
  {
    fact: 'passes when the schedule is cut',
    visit: holding(schedule, '0000000000 ["demo",1,[0,1795356000,1795359'),
    met: 'origin',
    reads: 1,
  },
  { fact: 'passes when the detail is of another format', visit: holding(detail, '1\n\n\n'), met: 'origin', reads: 2 },
];

/** A site of wildcard and exact names, at a gate with or without wildcards. */
const wildcardVisit = (hostname: string, wildcards: boolean): Visit => {
  const hostnames = ['*.example.com', 'shop.example.com'];
  const named = { ...site(interval({ hostnames: ['*.example.com'] })), hostnames };
  return { ...visit(host(hostname), []), entries: encodeSite(named, start), wildcards };
};

const wildcards: EdgeCase[] = [
  { fact: 'finds a hostname by its wildcard', visit: wildcardVisit('a.example.com', true), met: 503, reads: 3 },
  { fact: 'finds capitals by a wildcard', visit: wildcardVisit('A.example.com', true), met: 503, reads: 4 },
  { fact: 'prefers the exact name', visit: wildcardVisit('shop.example.com', true), met: 'origin', reads: 1 },
  { fact: 'has one label in a wildcard', visit: wildcardVisit('a.b.example.com', true), met: 'origin', reads: 2 },
  { fact: 'has no parent in a wildcard', visit: wildcardVisit('example.com', true), met: 'origin', reads: 2 },
  { fact: 'passes a name without dots', visit: wildcardVisit('localhost', true), met: 'origin', reads: 2 },
  { fact: 'knows no wildcards without them', visit: wildcardVisit('a.example.com', false), met: 'origin', reads: 1 },
];

export const storeCases: readonly EdgeCase[] = [...hostnames, ...unreadable, ...wildcards];
