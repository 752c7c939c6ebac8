import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthesize } from '../../local/synth';

/** An app that writes what `cdk synth` would, and the configuration it was given into the template. */
const app = `
const { mkdirSync, writeFileSync } = require('node:fs');
const out = process.env.CDK_OUTDIR;
if (process.env.QUIESCE_CONFIG.includes('wrong')) { console.error('wrong.json: sites is missing.'); process.exit(1); }
mkdirSync(out + '/asset.abc', { recursive: true });
const write = (name, value) => writeFileSync(out + '/' + name, JSON.stringify(value));
write('manifest.json', { artifacts: { Stack: { type: 'aws:cloudformation:stack', properties: { templateFile: 't.json', stackName: 'mine' } }, Tree: { type: 'cdk:tree' } } });
write('Stack.assets.json', { files: { abc: { source: { path: 'asset.abc' }, destinations: { here: { objectKey: 'abc.zip' } } } } });
write('t.json', { Resources: {}, Parameters: { Context: { Default: process.env.CDK_CONTEXT_JSON } } });
`;

describe('synthesis', () => {
  const root = mkdtempSync(join(tmpdir(), 'synth-'));
  const outdir = join(root, 'out', 'cdk.out');
  const config = join(root, 'config.json');
  const again = 'Synthesizing the app (a few seconds)';
  const lines: string[] = [];
  const run = async (file = config) => (await synthesize(outdir, file, (line) => lines.push(line), root)).use();

  beforeAll(() => {
    for (const name of ['bin', 'lib', 'lambdas', 'edge', 'out/cdk.out.99999999'])
      mkdirSync(join(root, name), { recursive: true });
    writeFileSync(join(root, 'bin', 'app.cjs'), app);
    writeFileSync(join(root, 'package-lock.json'), '{}');
    writeFileSync(join(root, 'cdk.json'), JSON.stringify({ app: 'node bin/app.cjs', context: { flag: true } }));
    for (const name of ['config.json', 'wrong.json']) writeFileSync(join(root, name), '{}');
  });
  beforeEach(() => lines.splice(0));
  afterAll(() => rmSync(root, { recursive: true }));

  it('runs the app of cdk.json with its context and finds stack, template and assets', async () => {
    const { stackName, template, findAsset } = await run();

    expect([stackName, template.Parameters]).toEqual([
      'mine',
      { Context: { Default: '{"flag":true,"quiesce:onlySynthesize":true}' } },
    ]);
    expect(findAsset('abc.zip')).toBe(join(outdir, 'asset.abc'));
    expect(() => findAsset('other.zip')).toThrow('other.zip');
    expect(lines).toEqual([again]);
  });

  it('keeps what it has while nothing changed, and starts again when a file did', async () => {
    await run();
    utimesSync(join(root, 'bin', 'app.cjs'), 1, 1);
    await run();

    expect(lines).toEqual(['The template is up to date', again]);
  });

  it('starts again when the page that the configuration names changed', async () => {
    const withPage = join(root, 'with-page.json');
    writeFileSync(withPage, '{"page":"page.html"}');
    for (const html of ['<!doctype html>', '<!doctype html>', '<!doctype html><p>new']) {
      writeFileSync(join(root, 'page.html'), html);
      utimesSync(join(root, 'page.html'), 1, 1);
      await run(withPage);
    }

    expect(lines).toEqual([again, 'The template is up to date', again]);
  });

  it('leaves it to the app to say that the configuration is missing', async () => {
    await expect(run(join(root, 'wrong-and-missing.json'))).rejects.toThrow('wrong.json: sites is missing.');
  });

  it('fails with what the app printed', async () => {
    await expect(run(join(root, 'wrong.json'))).rejects.toThrow('wrong.json: sites is missing.');
  });
});
