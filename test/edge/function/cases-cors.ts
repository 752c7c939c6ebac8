import type { EdgeInterval } from '../../../edge/document/document';
import type { EdgeCase } from './edge-case';
import { callOf, interval } from './fixtures';

const origin = 'https://app.example.com';
const shared = { corsOrigins: ['https://one.example.com', origin] };
const full = interval(shared);
const readOnly = interval({ ...shared, mode: 'read-only', exemptions: ['POST /login'] });

interface Preflight {
  readonly fact: string;
  readonly of: string;
  readonly given: EdgeInterval;
  readonly met: EdgeCase['met'];
  readonly reads?: number;
  readonly from?: string;
  readonly uri?: string;
}

const preflights: readonly Preflight[] = [
  { fact: 'answers the preflight of a GET in full', of: 'GET', given: full, met: 204 },
  { fact: 'answers the preflight of a POST in read-only', of: 'POST', given: readOnly, met: 204 },
  { fact: 'passes the preflight of what passes in read-only', of: 'GET', given: readOnly, met: 'origin', reads: 1 },
  { fact: 'passes the preflight of an exempt POST', of: 'POST', given: readOnly, met: 'origin', uri: '/login' },
  { fact: 'refuses a foreign origin in full', of: 'GET', given: full, met: 503, from: 'https://evil.example' },
  { fact: 'passes a foreign preflight in read-only', of: 'POST', given: readOnly, met: 'origin', from: 'null' },
  { fact: 'refuses two origins at once', of: 'GET', given: full, met: 503, from: `https://one.example.com ${origin}` },
  { fact: 'refuses a part of an origin', of: 'GET', given: full, met: 503, from: 'https://app.example' },
  { fact: 'answers anyone where any origin is allowed', of: 'GET', given: interval({ corsOrigins: ['*'] }), met: 204 },
  { fact: 'refuses a preflight without CORS in full', of: 'GET', given: interval(), met: 503 },
  {
    fact: 'passes a preflight without CORS in read-only',
    of: 'POST',
    given: interval({ mode: 'read-only' }),
    met: 'origin',
  },
];

const announced = preflights.map(
  ({ fact, of, given, met, reads = 2, from = origin, uri = '/' }): EdgeCase => ({
    fact,
    call: callOf({ method: 'OPTIONS', uri, headers: { origin: from, 'access-control-request-method': of } }, [given]),
    met,
    reads,
  }),
);

export const corsCases: readonly EdgeCase[] = [
  ...announced,
  {
    fact: 'refuses an OPTIONS that is no preflight in full',
    call: callOf({ method: 'OPTIONS', headers: { origin } }, [full]),
    met: 503,
    reads: 2,
  },
  {
    fact: 'takes no request method for one of a POST',
    call: callOf({ method: 'POST', headers: { origin, 'access-control-request-method': 'GET' } }, [readOnly]),
    met: 403,
    reads: 2,
  },
];
