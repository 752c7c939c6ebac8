import { readFileSync } from 'node:fs';
import { declarationSchema } from '../../../cli/apply/declaration';

it('docs/quiesce-file.schema.json is what apply reads (npm run openapi writes it)', () => {
  const written = JSON.parse(readFileSync('docs/quiesce-file.schema.json', 'utf8'));
  expect(written).toEqual(JSON.parse(JSON.stringify(declarationSchema())));
});
