import { main } from '../../../cli/main';
import { asTyped, beginningOf } from '../../../cli/output/as-typed';
import { fakeIo } from '../fake-io';

const npx = { npm_command: 'exec', npm_lifecycle_script: "'quiesce'" };

describe('commands in advice', () => {
  it.each([
    ['by its name', {}, {}, 'quiesce'],
    ['by npx, for the local machine', npx, { local: true }, 'npx quiesce --local'],
    ['with a data directory', npx, { local: true, data: '/tmp/my data' }, 'npx quiesce --local --data "/tmp/my data"'],
    ['with a stack', {}, { stack: 'quiesce-eu' }, 'quiesce --stack quiesce-eu'],
    ['with an address', {}, { api: 'https://a.example/x' }, 'quiesce --api https://a.example/x'],
    ['from a script that npx runs', { npm_command: 'exec', npm_lifecycle_script: 'jest' }, {}, 'quiesce'],
  ])('begin as the command began: %s', (_how, env, options, beginning) => {
    expect(beginningOf(env, options)).toBe(beginning);
    expect(asTyped('See: quiesce window show a.1\nOr end it with: quiesce window end a.1', beginning)).toBe(
      `See: ${beginning} window show a.1\nOr end it with: ${beginning} window end a.1`,
    );
  });

  it('are only commands, and not the name in a sentence', () => {
    const sentence = 'quiesce: The zip that quiesce evidence wrote is not valid.';
    expect(asTyped(sentence, 'npx quiesce --local')).toBe(sentence);
  });

  it('are printed so', async () => {
    const io = fakeIo({ env: npx });
    expect(await main(['--local', '--data', '/no/such/place', 'window', 'show', 'x'], io)).not.toBe(0);
    expect(io.stderr.text).not.toMatch(/: quiesce [a-z]/);
  });
});
