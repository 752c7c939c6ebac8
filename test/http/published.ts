import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { RouteKey } from '../../lambdas/http/routes';

/** What the published document says of a call, to check calls and their answers by it. */
interface Published {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

const read = (text: string): { readonly paths: Readonly<Record<string, Readonly<Record<string, Published>>>> } =>
  JSON.parse(text, closed);

/** Members that a schema does not name are mistakes here, though clients have to expect them of later versions. */
function closed(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('properties' in value)) return value;
  return 'type' in value && value.type === 'object' ? { additionalProperties: false, ...value } : value;
}

const id = 'https://quiesce.example/openapi.json';
const document = read(readFileSync('docs/openapi.json', 'utf8'));
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strictTypes: false });
addFormats.default(ajv);
ajv.addVocabulary(['openapi', 'info', 'servers', 'security', 'paths', 'components']);
ajv.addSchema({ ...document, $id: id });

/** The members of refusals by code, as the table of docs/api.md lists them. */
const rows = readFileSync('docs/api.md', 'utf8').matchAll(/^\| [45]\d\d \| `([a-z-]+)` \|.*\| ([^|]*) \|$/gm);
const listed = new Map(
  [...rows].map(([, code = '', members = '']) => [code, [...members.matchAll(/`(\w+)`/g)].map(([, name]) => name)]),
);
const ofEveryProblem = ['type', 'title', 'status', 'code', 'detail', 'requestId'];

const validators = new Map<string, ValidateFunction>();

function validatorAt(path: readonly string[]): ValidateFunction {
  const pointer = path.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
  const validator = validators.get(pointer) ?? ajv.compile({ $ref: `${id}#/${pointer}` });
  validators.set(pointer, validator);
  return validator;
}

function mistakesOf(path: readonly string[], value: unknown): string[] {
  const validate = validatorAt(path);
  return validate(value) ? [] : (validate.errors ?? []).map(sentenceOf);
}

const sentenceOf = ({ instancePath, message = '', params }: ErrorObject): string =>
  `${instancePath || 'the body'} ${message} ${JSON.stringify(params)}`;

export interface PublishedCall {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface PublishedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/**
 * @returns how an answer differs from the published schema of its route, and what was done although the schema of the
 * request does not allow it
 */
export function mistakesIn(routeKey: RouteKey, call: PublishedCall, answer: PublishedAnswer): string[] {
  const [method = '', template = ''] = routeKey.split(' ');
  const at = ['paths', template, method.toLowerCase()];
  const operation = document.paths[template]?.[method.toLowerCase()];
  if (!operation) return [`${routeKey} is not published`];
  const wrong = answerMistakes(at, operation, answer);
  const asked = answer.status < 300 ? requestMistakes(at, operation, call) : [];
  return [...wrong.map((what) => `answer: ${what}`), ...asked.map((what) => `request: ${what}`)];
}

function answerMistakes(at: readonly string[], operation: Published, { status, headers, text }: PublishedAnswer) {
  const key = String(status) in operation.responses ? String(status) : 'default';
  if (key === 'default' && status < 400) return [`status ${status} is not published`];
  const { content } = operation.responses[key] ?? {};
  if (!content) return text === '' ? [] : [`status ${status} has a body`];
  const type = String(headers['content-type']);
  const named = Object.keys(content).find((published) => published.split(';')[0] === type.split(';')[0]);
  if (named === undefined) return [`content-type ${type} is not published for ${status}`];
  if (!/[/+]json$/.test(named)) return [];
  const body: unknown = JSON.parse(text);
  const unlisted = key === 'default' ? unlistedIn(Object(body)) : [];
  return [...mistakesOf([...at, 'responses', key, 'content', named, 'schema'], body), ...unlisted];
}

function unlistedIn({ code, ...members }: { readonly code?: unknown }): string[] {
  const known = [...ofEveryProblem, ...(listed.get(String(code)) ?? [])];
  const unknown = Object.keys(members).filter((name) => !known.includes(name));
  return unknown.map((name) => `docs/api.md does not list ${name} for ${code}`);
}

function requestMistakes(at: readonly string[], operation: Published, { path = {}, query = {}, body }: PublishedCall) {
  const given = { path, query } as const;
  const parameters = operation.parameters.flatMap((parameter, index) => {
    if (parameter.in !== 'path' && parameter.in !== 'query') return [];
    const value = given[parameter.in][parameter.name];
    if (value === undefined) return parameter.required ? [`${parameter.name} is missing`] : [];
    return mistakesOf([...at, 'parameters', String(index), 'schema'], value).map((what) => `${parameter.name} ${what}`);
  });
  const type = Object.keys(operation.requestBody?.content ?? {})[0];
  if (type === undefined || body === undefined || body === '') return parameters;
  const sent: unknown = typeof body === 'string' ? JSON.parse(body) : JSON.parse(JSON.stringify(body));
  return [...parameters, ...mistakesOf([...at, 'requestBody', 'content', type, 'schema'], sent)];
}
