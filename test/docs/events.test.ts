import { readFileSync } from 'node:fs';
import { moves } from '../../lambdas/domain/audit/move';
import { eventSchemas } from '../../lambdas/reactions/events/schema-document';

const page = readFileSync('docs/events.md', 'utf8');
const written: unknown = JSON.parse(readFileSync('docs/events.json', 'utf8'));

describe('docs/events.json', () => {
  it('is current: write it again with `npm run openapi`', () => {
    expect(written).toEqual(JSON.parse(JSON.stringify(eventSchemas())));
  });

  it('refers only to schemas that it has, one for each move', () => {
    const { $defs } = written as { $defs: object };
    const referred = [...JSON.stringify(written).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)].map(
      ([, name = '']) => name,
    );
    expect(referred.filter((name) => !Object.hasOwn($defs, name))).toEqual([]);
    expect(moves.filter((move) => !referred.includes(move))).toEqual([]);
  });
});

describe('docs/events.md', () => {
  it('tells when each event comes', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| `'));
    expect(moves.filter((move) => !rows.some((row) => row.split('|')[1]?.includes(`\`${move}\``)))).toEqual([]);
  });
});
