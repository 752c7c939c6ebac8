import { readFileSync } from 'node:fs';
import { openapiDocument } from '../../../lambdas/http/openapi/document';
import { routes } from '../../../lambdas/http/routes';
import { Service } from '../fixtures';

interface Operation {
  readonly operationId: string;
  /** Empty for a public route. */
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

const written = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};

describe('docs/openapi.json', () => {
  it('is current: write it again with `npm run openapi`', () => {
    expect(written).toEqual(JSON.parse(JSON.stringify(openapiDocument())));
  });

  it('has every route, under a name of its own', () => {
    const operations = Object.entries(written.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { operationId }]) => [`${method.toUpperCase()} ${path}`, operationId]),
    );
    expect(operations.map(([key]) => key).sort()).toEqual(Object.keys(routes).sort());
    expect(new Set(operations.map(([, id]) => id)).size).toBe(operations.length);
  });

  it('refers only to schemas that it has', () => {
    const text = JSON.stringify(written);
    const { schemas } = (JSON.parse(text) as { components: { schemas: object } }).components;
    const referred = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
    expect([...new Set(referred)].filter((name) => name === undefined || !Object.hasOwn(schemas, name))).toEqual([]);
    expect(text).not.toContain('$defs');
  });

  it('has the answers that API Gateway gives by itself, which are no problem documents, for each signed route', () => {
    const signed = Object.values(written.paths)
      .flatMap((methods) => Object.values(methods))
      .filter(({ security }) => security?.length !== 0);
    expect(signed.length).toBeGreaterThan(40);
    const contents = signed.map(({ responses }) => responses.default?.content);
    expect(contents.filter((one) => !one?.['application/json'] || !one['application/problem+json'])).toEqual([]);
  });

  it('is served', async () => {
    const service = await Service.start();
    const answer = await service.api('GET /v1/openapi.json', { as: 'viewer' });
    expect([answer.status, answer.json]).toEqual([200, { openapi: '3.1.0' }]);
  });
});
