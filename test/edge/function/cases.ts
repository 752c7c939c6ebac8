import { bypassCases } from './cases-bypass';
import { corsCases } from './cases-cors';
import { methodCases } from './cases-methods';
import { modeCases } from './cases-modes';
import { storeCases } from './cases-store';
import type { EdgeCase } from './edge-case';
import { callOf, end, exempting, interval, start } from './fixtures';
import { pathCases } from './path-cases';

const full = interval();
const readOnly = interval({ mode: 'read-only' });

const boundaries: EdgeCase[] = [
  { fact: 'lets a site without windows pass', call: callOf({}, []), met: 'origin', reads: 1 },
  { fact: 'passes in the second before the start', call: callOf({}, [full], start - 1), met: 'origin', reads: 1 },
  { fact: 'refuses in the second of the start', call: callOf({}, [full], start), met: 503, reads: 2 },
  { fact: 'refuses in the last second', call: callOf({}, [full], end - 1), met: 503, reads: 2 },
  { fact: 'passes in the second of the end', call: callOf({}, [full], end), met: 'origin', reads: 1 },
  {
    fact: 'passes between two windows',
    call: callOf({}, [full, interval({ windowId: 'demo.B', startsAt: end + 60, endsAt: end + 120 })], end + 30),
    met: 'origin',
    reads: 1,
  },
  {
    fact: 'refuses in the second of two windows',
    call: callOf({}, [full, interval({ windowId: 'demo.B', startsAt: end, endsAt: end + 120 })], end),
    met: 503,
    reads: 2,
  },
  {
    fact: 'refuses by the stricter of two that overlap',
    call: callOf({}, [readOnly, interval({ windowId: 'demo.B', startsAt: start + 60 })]),
    met: 503,
    reads: 2,
  },
];

const writing = ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'get'].map((method) => ({
  fact: `refuses ${method} while read-only`,
  call: callOf({ method }, [readOnly]),
  met: 403 as const,
  reads: 2,
}));

const reading = ['GET', 'HEAD', 'OPTIONS'].flatMap((method): EdgeCase[] => [
  { fact: `passes ${method} while read-only`, call: callOf({ method }, [readOnly]), met: 'origin', reads: 1 },
  { fact: `refuses ${method} in full maintenance`, call: callOf({ method }, [full]), met: 503, reads: 2 },
]);

const overrides = ['x-http-method-override', 'x-http-method', 'x-method-override'].flatMap((name): EdgeCase[] => [
  {
    fact: `passes a GET that ${name} calls a HEAD`,
    call: callOf({ headers: { [name]: 'HEAD' } }, [readOnly]),
    met: 'origin',
    reads: 1,
  },
  {
    fact: `refuses a GET that ${name} calls nothing known`,
    call: callOf({ headers: { [name]: 'GET, DELETE' } }, [readOnly]),
    met: 403,
    reads: 2,
  },
  {
    fact: `refuses a GET that ${name} makes a DELETE`,
    call: callOf({ headers: { [name]: 'DELETE' } }, [readOnly]),
    met: 403,
    reads: 2,
  },
  {
    fact: `refuses a POST that ${name} makes a GET`,
    call: callOf({ method: 'POST', headers: { [name]: 'GET' } }, [readOnly]),
    met: 403,
    reads: 2,
  },
  {
    fact: `refuses a GET with two ${name} headers`,
    call: callOf({ headers: { [name]: { value: 'GET', multiValue: [{ value: 'GET' }, { value: 'PUT' }] } } }, [
      readOnly,
    ]),
    met: 403,
    reads: 2,
  },
  {
    fact: `exempts no method and path once ${name} is there`,
    call: callOf({ method: 'POST', uri: '/login', headers: { [name]: 'DELETE' } }, [exempting]),
    met: 503,
    reads: 2,
  },
]);

export const cases: readonly EdgeCase[] = [
  ...boundaries,
  ...writing,
  ...reading,
  ...overrides,
  ...pathCases,
  ...storeCases,
  ...methodCases,
  ...modeCases,
  ...corsCases,
  ...bypassCases,
];
