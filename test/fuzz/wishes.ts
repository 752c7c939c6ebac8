import fc from 'fast-check';
import type { Route, roles } from '../../lambdas/http/route';
import { routes } from '../../lambdas/http/routes';
import { type Operation, operations, type Parameter } from './documented';
import { type Garbling, garbling, hostileValue, type Mutation, mutation } from './hostile';
import { type Ask, asked } from './known';
import { coherent, valuesOf } from './values';

/** Who sends a request: a profile of the local runtime, nobody, or somebody whose signature is not right. */
const senders = [
  'viewer',
  'requester',
  'admin',
  'breakglass',
  'approver-ana',
  'approver-ben',
  'nobody',
  'wrong secret',
  'unknown key',
  'late clock',
  'changed after signing',
] as const;
export type Sender = (typeof senders)[number];

/** A request as it is generated, before it is known what it can be about. */
export interface Wish {
  readonly operation: Operation;
  readonly sender: Sender;
  /** In place of the path's own parameter. */
  readonly segments: Readonly<Record<string, unknown>>;
  readonly query: readonly (readonly [name: string, value: unknown])[];
  readonly headers: Readonly<Record<string, unknown>>;
  readonly method?: string;
  readonly body?: {
    readonly type: string | undefined;
    readonly value: unknown;
    readonly mutations: readonly Mutation[];
    readonly garbling?: Garbling;
  };
  /** What is sent again with the same Idempotency-Key. */
  readonly again: 'nothing' | 'the same' | 'another body';
  /** Seconds that pass before it. */
  readonly wait: number;
}

const sometimes = <T>(often: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>, weight: number): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: often }, { weight: 1, arbitrary: seldom });

/** Profiles whose managed policies allow a route of a role. */
const able: Readonly<Record<(typeof roles)[number] | 'public', readonly Sender[]>> = {
  public: ['nobody'],
  viewer: ['viewer', 'requester', 'admin'],
  requester: ['requester', 'requester', 'admin'],
  approver: ['approver-ana', 'approver-ben', 'admin'],
  admin: ['admin'],
  breakglass: ['breakglass'],
};

const senderOf = ({ routeKey }: Operation): fc.Arbitrary<Sender> => {
  const { role }: Route = routes[routeKey];
  return sometimes(fc.constantFrom(...able[role]), fc.constantFrom(...senders), 4);
};

const strangeSegments = [
  '..',
  '.',
  '%2e%2e',
  '%2F',
  'shop%2Fbypass',
  '%00',
  '%',
  '%zz',
  '%ff',
  '%EF%BF%BD',
  'constructor',
  '__proto__',
  'toString',
  'SHOP',
  'shop ',
  'shop;x',
  '%F0%9F%9A%A7',
  'x'.repeat(5000),
  'shop.01ARZ3NDEKTSV4RRFFQ69G5FAV',
  'ORG',
];

const anyId = fc
  .tuple(fc.constantFrom('siteId', 'windowId', 'proposalId', 'personId', 'machineId'), fc.nat(20))
  .map(([of, which]) => asked(of as Ask['$ask']['of'], which));

function segmentsOf({ parameters }: Operation): fc.Arbitrary<Record<string, unknown>> {
  const own = parameters.filter((parameter) => parameter.in === 'path');
  const strange = sometimes<unknown>(anyId, fc.constantFrom(...strangeSegments), 1);
  return fc.record(
    Object.fromEntries(own.map(({ name, schema }) => [name, sometimes(valuesOf(schema, name), strange, 12)])),
  );
}

function queryOf({ parameters }: Operation): fc.Arbitrary<Wish['query']> {
  const pairs = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema, required }: Parameter) => {
      const value = sometimes<unknown>(
        valuesOf(schema, name),
        sometimes(hostileValue, fc.constant('x'.repeat(9000)), 9),
        14,
      );
      const one = value.map((text) => [[name, text] as const]);
      const twice = fc.tuple(value, value).map((both) => both.map((text) => [name, text] as const));
      const none = fc.constant([]);
      return required
        ? sometimes<Wish['query']>(one, fc.oneof(twice, none), 20)
        : fc.oneof({ weight: 4, arbitrary: none }, { weight: 3, arbitrary: one }, { weight: 1, arbitrary: twice });
    });
  const unknown = fc.constantFrom('limit', 'constructor', '__proto__', 'x[]', '').map((name) => [[name, 'x'] as const]);
  return fc.tuple(...pairs, sometimes<Wish['query']>(fc.constant([]), unknown, 50)).map((all) => all.flat());
}

const etags = [
  '"1"',
  '"2"',
  '"999999999"',
  '*',
  '"0"',
  'W/"1"',
  '"1", "2"',
  '1',
  '',
  '"-1"',
  '"1e3"',
  '"9999999999"',
  'x'.repeat(5000),
];
const keys = [
  'deploy-1',
  'deploy-2',
  'deploy-3',
  'deploy-4',
  'x'.repeat(64),
  'x'.repeat(65),
  'ä',
  '',
  'a b',
  '__proto__',
];

const headers: fc.Arbitrary<Record<string, unknown>> = fc.record(
  {
    'if-match': fc.constantFrom(...etags),
    'idempotency-key': fc.constantFrom(...keys),
    accept: fc.constantFrom('*/*', 'text/html', 'application/xml', 'application/json;q=0', '\u00e9', ''),
    'content-encoding': fc.constantFrom('gzip', 'br', 'identity'),
    'x-http-method-override': fc.constantFrom('DELETE', 'GET'),
    cookie: fc.constantFrom('a=b', '=', 'a'.repeat(4000)),
    'x-forwarded-for': fc.constantFrom('127.0.0.1', "'"),
  },
  { requiredKeys: [] },
);

const types = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=latin1',
  'application/octet-stream',
  'application/problem+json',
  'APPLICATION/JSON',
  'x',
  '',
];

function bodyOf({ body }: Operation): fc.Arbitrary<Wish['body']> {
  const stray = fc.record({ type: fc.constantFrom(...types), value: hostileValue, mutations: fc.constant([]) });
  if (!body) return sometimes<Wish['body']>(fc.constant(undefined), stray, 12);
  const { examples, schema } = body;
  const generated = sometimes(valuesOf(schema).map(coherent), valuesOf(schema), 9);
  const value =
    examples.length === 0 ? generated : fc.oneof({ weight: 4, arbitrary: generated }, fc.constantFrom(...examples));
  const type = sometimes<string | undefined>(fc.constant(body.type), fc.constantFrom(undefined, ...types), 15);
  const some = fc.array(mutation, { minLength: 1, maxLength: 3 });
  const whole = { type, value, mutations: sometimes<Mutation[]>(fc.constant([]), some, 3) };
  return fc.oneof(
    { weight: 14, arbitrary: fc.record(whole) },
    { weight: 1, arbitrary: fc.record({ ...whole, garbling }) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'ACL'];

/** Requests that change windows and proposals are what states come from, so they come oftener. */
const weightOf = ({ method, path }: Operation): number => {
  if (path.startsWith('/approvals')) return 3;
  if (
    path.startsWith('/v1/approvers') ||
    /^(DELETE|PATCH) .*(people|machines|sites\/\{siteId\}$)/.test(`${method} ${path}`)
  )
    return 1;
  if (method === 'PATCH' && path.includes('windows')) return 8;
  return method === 'POST' && /windows|proposals|templates/.test(path) ? 4 : 2;
};

const ofOperation = (operation: Operation): fc.Arbitrary<Wish> =>
  fc
    .record({
      operation: fc.constant(operation),
      sender: senderOf(operation),
      segments: segmentsOf(operation),
      query: queryOf(operation),
      headers: sometimes<Record<string, unknown>>(fc.constant({}), headers, 7),
      method: sometimes<string | undefined>(fc.constant(undefined), fc.constantFrom(...methods), 30),
      body: bodyOf(operation),
      again: fc.constantFrom('nothing', 'nothing', 'nothing', 'the same', 'another body'),
      wait: fc.oneof(
        { weight: 40, arbitrary: fc.constant(1) },
        { weight: 1, arbitrary: fc.constantFrom(60, 600, 3600, 20_000) },
      ),
    } as const)
    .map(({ method, body, ...rest }): Wish => ({ ...rest, ...(method && { method }), ...(body && { body }) }));

export const wish: fc.Arbitrary<Wish> = fc.oneof(
  ...operations.map((operation) => ({ weight: weightOf(operation), arbitrary: ofOperation(operation) })),
);
