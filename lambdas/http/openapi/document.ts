import * as z from 'zod/mini';
import { answers } from '../answers';
import { auditSchemas } from '../audit/answers';
import { directorySchemas } from '../directory/answers';
import { evidenceSchemas } from '../evidence/answers';
import { explainSchemas } from '../explain/answers';
import { meSchemas } from '../me/answers';
import { noticeSchemas } from '../notices/answers';
import { operations } from '../operations';
import { proposalSchemas } from '../proposal/answers';
import { questionSchemas } from '../question/answers';
import { isForSignedIn, type Route, signedInPrefix } from '../route';
import { routes } from '../routes';
import type { Answer } from '../server/answer';
import { isKeyOf } from '../server/dispatch';
import { instant } from '../server/fields';
import type { Operation } from '../server/operation';
import { siteSchemas } from '../site/answers';
import { votingSchemas } from '../voting/answers';
import { webhookSchemas } from '../webhook/answers';
import { windowSchemas } from '../window/answers';
import { examples } from './examples/examples';
import { gatewayRefusal, problem } from './problem-schema';

const named = {
  ...windowSchemas,
  ...votingSchemas,
  ...siteSchemas,
  ...proposalSchemas,
  ...explainSchemas,
  ...directorySchemas,
  ...auditSchemas,
  ...webhookSchemas,
  ...noticeSchemas,
  ...evidenceSchemas,
  ...meSchemas,
  ...questionSchemas,
  Problem: problem,
  GatewayRefusal: gatewayRefusal,
};

type Json = Readonly<Record<string, unknown>>;

const refTo = (name: string): string => `#/components/schemas/${name}`;

const registry = z.registry<{ id: string }>();
for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });

/** `input`: answers may get new fields, so their schemas must not forbid them; requests are strict either way. */
const options = { io: 'input', unrepresentable: 'any', override: withFormat } as const;

interface Converted {
  readonly zodSchema: z.core.$ZodType;
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}

/** Answers write instants in one way; requests may have other spellings, too. */
function withFormat({ zodSchema, jsonSchema }: Converted): void {
  if (zodSchema === instant) jsonSchema.format = 'date-time';
}

/**
 * The whole API as an OpenAPI 3.1 document, from the route table and the schemas that the functions use for parsing.
 */
export function openapiDocument(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const key of Object.keys(routes)) {
    if (!isKeyOf(routes, key)) continue;
    const [method = '', path = ''] = key.split(' ');
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: describe(routes[key], operations[key], answers[key], method, examplesOf(key)),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Quiesce Admin API',
      version: '1',
      description:
        'Requests are signed with AWS Signature Version 4 (service execute-api). People who sign in call the same operations below ' +
        '/api with an access token; public and deprecated paths do not exist there. Instants are RFC 3339. Refusals are ' +
        'application/problem+json (RFC 9457) with a stable code; 403, 404 and 429 from API Gateway itself are {"message"}.',
    },
    servers: [
      { url: '/', description: 'Requests are signed' },
      { url: signedInPrefix, description: 'Requests carry the access token of a sign-in' },
    ],
    security: [{ sigv4: [] }, { signIn: [] }],
    paths,
    components: { schemas: componentSchemas(), securitySchemes: { sigv4, signIn } },
  };
}

const sigv4 = {
  type: 'apiKey',
  name: 'Authorization',
  in: 'header',
  'x-amazon-apigateway-authtype': 'awsSigv4',
};

/** OpenID Connect with the issuer of the deployment, which config.json of the console names. */
const signIn = { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' };

const examplesOf = (key: string): Json => (isKeyOf(examples, key) ? examples[key] : {});

function describe(route: Route, operation: Operation, answer: Answer, method: string, bodies: Json): Json {
  const isPublic = route.role === 'public';
  const body = bodyOf(operation, isPublic, bodies);
  return {
    operationId: operation.id,
    summary: route.summary.replaceAll('`', ''),
    ...(route.aliasOf !== undefined && { deprecated: true }),
    description: isPublic
      ? 'Public: the link is the credential.'
      : `Role: ${[route.role, ...(route.also ?? [])].join(', ')}.`,
    ...(isPublic ? { security: [] } : isForSignedIn(route) ? {} : { security: [{ sigv4: [] }] }),
    parameters: [
      ...parametersOf(operation.path, 'path'),
      ...parametersOf(operation.query, 'query'),
      ...(method === 'GET' && !isPublic ? [ifNoneMatch] : []),
      ...headersOf(operation, (method === 'POST' || operation.repeatable === true) && !isPublic),
    ],
    ...(body && { requestBody: body }),
    responses: {
      ...responsesOf(answer, isPublic),
      ...(method === 'GET' && !isPublic && { 304: { description: 'As If-None-Match has it' } }),
    },
  };
}

function parametersOf(schema: z.core.$ZodType, location: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, options);
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: location,
    required: required.includes(name),
    schema: property,
  }));
}

const ifNoneMatch = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description: 'ETags of answers that you have: 304 without a body if it would be the same.',
  schema: { type: 'string' },
};

function headersOf({ conditional }: Operation, repeatable: boolean): Json[] {
  const header = (name: string, pattern: string, description: string) => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string', pattern },
  });
  return [
    ...(repeatable
      ? [header('Idempotency-Key', '^[!-~]{1,64}$', 'A repeat with the same key and body returns the first answer.')]
      : []),
    ...(conditional ? [header('If-Match', '^"\\d{1,9}"$', 'The ETag of the version you saw; 412 if it changed.')] : []),
  ];
}

function bodyOf(
  { body, bodyTypes = ['application/json'] }: Operation,
  isForm: boolean,
  bodies: Json,
): Json | undefined {
  const required = !z.safeParse(body, undefined).success;
  if (!required && body._zod.def.type === 'undefined') return undefined;
  const types = isForm ? ['application/x-www-form-urlencoded'] : bodyTypes;
  const schema = schemaOf(body);
  return { required, content: Object.fromEntries(types.map((type) => [type, { schema, examples: bodies }])) };
}

function responsesOf(answer: Answer, isPage: boolean): Json {
  const { status, schema, accepted, contentType = 'application/json' } = answer;
  const content = { [contentType]: { schema: schema ? schemaOf(schema) : { type: 'string' } } };
  const refused = isPage
    ? { 'text/html': { schema: { type: 'string' } } }
    : {
        'application/problem+json': { schema: { $ref: refTo('Problem') } },
        'application/json': { schema: { $ref: refTo('GatewayRefusal') } },
      };
  return {
    [status]: { description: status === 201 ? 'Created' : 'Done', ...(status !== 204 && { content }) },
    ...(accepted && {
      202: {
        description: 'Partly done: the rest waits for the approval of the proposal that Location names',
        content: { 'application/json': { schema: schemaOf(accepted) } },
      },
    }),
    default: { description: 'Refused: nothing was changed', content: refused },
  };
}

/** A reference if the schema has a name, otherwise inline. */
function schemaOf(schema: z.core.$ZodType): Json {
  const id = registry.get(schema)?.id;
  if (id !== undefined) return { $ref: refTo(id) };
  const { $schema: _, ...rest } = z.toJSONSchema(schema, options);
  return rest;
}

function componentSchemas(): Json {
  const { schemas } = z.toJSONSchema(registry, { ...options, uri: refTo });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [id, schema]));
}
