/** Writes docs/openapi.json, and the table of routes and the examples in docs/api.md; tests fail if they are out of date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { openapiDocument } from './document';
import { withExamples } from './example-list';
import { withRouteTable } from './route-table';

writeFileSync('docs/openapi.json', `${JSON.stringify(openapiDocument(), null, 2)}\n`);
writeFileSync('docs/api.md', withExamples(withRouteTable(readFileSync('docs/api.md', 'utf8'))));
