/** Writes docs/openapi.json and the table of routes in docs/api.md; tests fail if they are out of date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { openapiDocument } from './document';
import { withRouteTable } from './route-table';

writeFileSync('docs/openapi.json', `${JSON.stringify(openapiDocument(), null, 2)}\n`);
writeFileSync('docs/api.md', withRouteTable(readFileSync('docs/api.md', 'utf8')));
