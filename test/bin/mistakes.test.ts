import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript, trace } from './script';

const folder = mkdtempSync(join(tmpdir(), 'quiesce-mistakes-'));
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const distribution = { originDomainName: 'origin.acme.io' };
const configuration = (name: string, settings: object) => file(name, JSON.stringify({ distribution, ...settings }));

const preview = 'bin/page-preview.ts';
const app = 'bin/app.ts';
const latin1 = Buffer.from('{"stackName":"zur\xfcck"}', 'latin1');
const synthesis = { CDK_CONTEXT_JSON: '{"quiesce:onlySynthesize":true}' };
const withConfig = (path: string) => ({ ...synthesis, QUIESCE_CONFIG: path });

const mistakes: readonly [what: string, script: string, args: string[], env: NodeJS.ProcessEnv, said: RegExp][] = [
  ['an unknown option', preview, ['--mod', 'full'], {}, /^Unknown option '--mod'\n\nnpm run page:preview/],
  ['a mode that is none', preview, ['--mode', 'ful'], {}, /^--mode is one of full, testers-only, read-only, not ful\./],
  ['a path without its slash', preview, ['--paths', 'shop'], {}, /^--paths begins with \/, as in --paths \/shop\./],
  [
    'a message without its quotation marks',
    preview,
    ['a', 'b', 'c'],
    {},
    /^c is one too many: put the message in quot/,
  ],
  ['a page that is not there', preview, ['nowhere.html'], {}, /^nowhere\.html cannot be read: there is no such file\./],
  ['a page that is a directory', preview, [folder], {}, / cannot be read: it is a directory\.\n$/],
  ['a page in another encoding', preview, [file('latin1.html', latin1)], {}, / is not UTF-8: save it as UTF-8/],
  ['a page that is no template', preview, [file('no.html', '{{nothing}}')], {}, /no\.html: .+\n$/],
  ['an unknown option of the tour', 'local/tour.ts', ['--nope'], {}, /^Unknown option '--nope'\n\nnpm run tour/],
  ['a port for the tour', 'local/tour.ts', ['4990'], {}, /^4990 is not expected here\. Options of an npm script/],
  [
    'no configuration',
    app,
    [],
    withConfig(join(folder, 'no.json')),
    /^no\.json cannot be read: there is no such file\./,
  ],
  [
    'a directory for a configuration',
    app,
    [],
    withConfig(folder),
    / cannot be read: it is a directory\. Point QUIESCE_CONFIG/,
  ],
  ['a comma too many', app, [], withConfig(file('c.json', '{\n  "a": 1,\n}')), /^c\.json:3:1: this is not JSON: /],
  ['half a file', app, [], withConfig(file('h.json', '{\n  "a":')), /^h\.json:2:7: this is not JSON: Unexpected end/],
  ['a list', app, [], withConfig(file('list.json', '[]')), /^list\.json: The file must be an object\.\n$/],
  [
    'another encoding',
    app,
    [],
    withConfig(file('latin1.json', latin1)),
    /^latin1\.json is not UTF-8: save it as UTF-8/,
  ],
  [
    'an unknown setting',
    app,
    [],
    withConfig(configuration('u.json', { alarms: 1 })),
    /alarms is not a setting Quiesce/,
  ],
  ['a wrong type', app, [], withConfig(configuration('t.json', { edge: 3 })), /^t\.json: edge must be an object\.\n$/],
  [
    'a page beside nothing',
    app,
    [],
    withConfig(configuration('p.json', { page: 'x.html' })),
    /^page names x\.html, which cannot be read: there is no such file\./,
  ],
  [
    'a page that is a folder',
    app,
    [],
    withConfig(configuration('f.json', { page: '.' })),
    /^page names \., which cannot be read: it is a directory\./,
  ],
];

describe('a mistake of a person', () => {
  it('is answered with a sentence that says what is wrong, never with a stack trace', async () => {
    const answers: string[] = [];
    const left = [...mistakes.entries()];
    // Some at once: each is a process that takes half a second.
    const work = async () => {
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const [index, [, script, args, env]] = next;
        const { code, printed } = await runScript(script, args, env);
        answers[index] = code === 0 ? 'it went on' : printed;
      }
    };
    await Promise.all([work(), work(), work()]);
    for (const [index, [what, , , , said]] of mistakes.entries()) {
      expect({ what, said: answers[index] }).toEqual({ what, said: expect.stringMatching(said) });
      expect({ what, said: answers[index] }).not.toEqual({ what, said: expect.stringMatching(trace) });
    }
  }, 120_000);

  it.each([preview, 'local/tour.ts', 'bin/seed.ts'])('is avoided with --help: %s', async (script) => {
    const { code, printed } = await runScript(script, ['--help']);
    expect({ code, printed }).toEqual({ code: 0, printed: expect.stringMatching(/^npm run [a-z:]+ -- .+\n {2}--/) });
  });
});
