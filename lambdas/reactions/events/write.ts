/** Writes docs/events.json; a test fails if it is out of date. */
import { writeFileSync } from 'node:fs';
import { eventSchemas } from './schema-document';

writeFileSync('docs/events.json', `${JSON.stringify(eventSchemas(), null, 2)}\n`);
