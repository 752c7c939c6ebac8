import type { EdgeHeader } from '../../../edge/function/event';
import type { EdgeCase } from './edge-case';
import { callOf, interval, type Sent } from './fixtures';

const readOnly = interval({ mode: 'read-only' });
const writing = interval({ mode: 'read-only', allowedMethods: ['GET', 'POST'] });
const exempting = interval({ exemptions: ['/live', 'GET /feed', 'HEAD /probe', 'POST /login'] });

const overrides = ['x-http-method-override', 'x-http-method', 'x-method-override'];

const twice = (...values: string[]): EdgeHeader => ({
  value: values[0] ?? '',
  multiValue: values.map((value) => ({ value })),
});

const met = (fact: string, sent: Sent, given: typeof readOnly, status: EdgeCase['met'], reads?: number): EdgeCase => ({
  fact,
  call: callOf(sent, [given]),
  met: status,
  reads: reads ?? (status === 'origin' && given !== exempting ? 1 : 2),
});

const empty = overrides.flatMap((name) => [
  met(`takes an empty ${name} for none`, { headers: { [name]: '' } }, readOnly, 'origin'),
  met(`takes a blank ${name} for none`, { headers: { [name]: ' ' } }, readOnly, 'origin'),
  met(`refuses ${name} that is empty and DELETE`, { headers: { [name]: twice('', 'DELETE') } }, readOnly, 403),
  met(
    `exempts a method and path beside an empty ${name}`,
    { method: 'POST', uri: '/login', headers: { [name]: '' } },
    exempting,
    'origin',
  ),
  met(`refuses a POST with an empty ${name}`, { method: 'POST', headers: { [name]: '' } }, readOnly, 403),
]);

const upgrade = (value: string | EdgeHeader, uri = '/'): Sent => ({ uri, headers: { upgrade: value } });

const webSockets = [
  ...['websocket', 'WebSocket', 'h2c, websocket', ' websocket '].map((value) =>
    met(`takes Upgrade: ${value} for a write`, upgrade(value), readOnly, 403),
  ),
  met('takes the second of two Upgrades for a write', upgrade(twice('h2c', 'websocket')), readOnly, 403),
  met('refuses a WebSocket where GET and POST may pass', upgrade('websocket'), writing, 403),
  met('passes another Upgrade', upgrade('h2c'), readOnly, 'origin'),
  met('passes an empty Upgrade', upgrade(''), readOnly, 'origin'),
  met('passes a WebSocket on an exempt path', upgrade('websocket', '/live'), exempting, 'origin'),
  met('exempts no WebSocket by GET', upgrade('websocket', '/feed'), exempting, 503),
  met('exempts a GET that upgrades to something else', upgrade('h2c', '/feed'), exempting, 'origin'),
];

const heads = [
  met('exempts HEAD by GET', { method: 'HEAD', uri: '/feed/1' }, exempting, 'origin'),
  met('exempts HEAD by HEAD', { method: 'HEAD', uri: '/probe' }, exempting, 'origin'),
  met('exempts no GET by HEAD', { method: 'GET', uri: '/probe' }, exempting, 503),
  met('exempts no HEAD by POST', { method: 'HEAD', uri: '/login' }, exempting, 503),
  met(
    'exempts no HEAD that a header makes a DELETE',
    { method: 'HEAD', uri: '/feed', headers: { 'x-http-method': 'DELETE' } },
    exempting,
    503,
  ),
];

const announcing = (value: string): Sent => ({
  method: 'OPTIONS',
  headers: { 'access-control-request-method': value },
});

export const methodCases: readonly EdgeCase[] = [
  ...empty,
  ...webSockets,
  ...heads,
  met('takes an empty announced method for none', announcing(''), readOnly, 'origin'),
  met('refuses an OPTIONS with an empty announced method in full', announcing(''), interval(), 503),
];
