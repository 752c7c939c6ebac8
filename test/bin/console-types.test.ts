import { readFileSync } from 'node:fs';
import { apiTypes, typesFile } from '../../bin/build-console/api-types';

describe('the types of the API that the console is written against', () => {
  it('are those of docs/openapi.json; npm run openapi writes them', async () => {
    expect(await apiTypes()).toBe(readFileSync(typesFile, 'utf8'));
  });
});
