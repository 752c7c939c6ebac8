import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, loadConfig } from '../../lib/config';

const distribution = { originDomainName: 'origin.example.com' };
const ana = { personId: 'ana', name: 'Ana', email: 'ana@example.com', principals: [] };

describe('a configuration file', () => {
  it('is read with a byte-order mark, and refused in another encoding than UTF-8', () => {
    const folder = mkdtempSync(join(tmpdir(), 'quiesce-config-'));
    const text = JSON.stringify({ distribution, people: [{ ...ana, name: 'Zoë' }] });
    writeFileSync(join(folder, 'marked.json'), `\ufeff${text}`);
    expect(loadConfig(join(folder, 'marked.json')).people[0]?.name).toBe('Zoë');
    writeFileSync(join(folder, 'latin.json'), text, 'latin1');
    expect(() => loadConfig(join(folder, 'latin.json'))).toThrow(
      new ConfigError('latin.json is not UTF-8: save it as UTF-8 in your editor.'),
    );
  });

  it('that is missing or not JSON is refused with its file name, not its path', () => {
    const folder = mkdtempSync(join(tmpdir(), 'quiesce-config-'));
    writeFileSync(join(folder, 'broken.json'), '{ "stackName" ');
    expect(() => loadConfig(join(folder, 'none.json'))).toThrow(
      new ConfigError(
        'none.json cannot be read: there is no such file. Point QUIESCE_CONFIG, or --config of npm start, at your file.',
      ),
    );
    expect(() => loadConfig(join(folder, 'broken.json'))).toThrow(/^broken\.json:1:15: this is not JSON: /);
  });
});
