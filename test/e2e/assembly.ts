import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildCli } from '../../bin/build-cli/bundle';
import { synthesize } from '../../local/synth';

/** Names the folder of this test run to the processes that run the tests. */
const variable = 'QUIESCE_TEST_ASSEMBLY';

/** Synthesizes the demo once for all machines of a test run, and bundles the command once, instead of once for each. */
export async function makeAssembly(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'quiesce-assembly-'));
  process.env[variable] = folder;
  const [synthesized] = await Promise.all([
    synthesize(join(folder, 'cdk.out'), resolve('local/demo.config.json'), () => {}),
    buildCli(join(folder, 'cli')),
  ]);
  synthesized.use();
}

export async function removeAssembly(): Promise<void> {
  const folder = process.env[variable];
  if (folder) await rm(folder, { recursive: true, force: true });
}

/** Puts it where a machine looks for its last synthesis: it is used unless the machine has another configuration. */
export async function giveAssembly(directory: string): Promise<void> {
  // The layer with the AWS CLI, with which CDK deploys files, is two thirds of all, and nothing reads it here.
  const filter = (path: string) => !path.endsWith('.zip');
  await cp(join(folderOfRun(), 'cdk.out'), join(directory, 'cdk.out'), { recursive: true, filter });
}

/** The program of the command `quiesce`, as `npm ci` bundles it. */
export const commandOfRun = (): string => join(folderOfRun(), 'cli', 'cli.mjs');

function folderOfRun(): string {
  const folder = process.env[variable];
  if (!folder) throw new Error(`${variable} is not set: test/e2e runs under Jest only`);
  return folder;
}
