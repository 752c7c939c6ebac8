/** Writes docs/quiesce-file.schema.json, with which editors check what `quiesce apply` reads; a test fails if it is out of date. */
import { writeFileSync } from 'node:fs';
import { declarationSchema } from '../cli/apply/declaration';

writeFileSync('docs/quiesce-file.schema.json', `${JSON.stringify(declarationSchema(), null, 2)}\n`);
