/** Writes docs/openapi.json from the route table and the schemas; a test fails while it is not current. */
import { writeFileSync } from 'node:fs';
import { openapiDocument } from './document';

writeFileSync('docs/openapi.json', `${JSON.stringify(openapiDocument(), null, 2)}\n`);
