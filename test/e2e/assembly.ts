import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { synthesize } from '../../local/synth';

/** Names the folder of this test run to the processes that run the tests. */
const variable = 'QUIESCE_TEST_ASSEMBLY';

/** Synthesizes the demo once for all machines of a test run, instead of once for each. */
export async function makeAssembly(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'quiesce-assembly-'));
  process.env[variable] = folder;
  // The built-in checks take longer than all the rest; test/lib/checks.test.ts runs them, and inherits what is set here.
  process.env.CDK_VALIDATION = 'false';
  const synthesized = await synthesize(join(folder, 'cdk.out'), resolve('local/demo.config.json'), () => {});
  synthesized.use();
  delete process.env.CDK_VALIDATION;
}

export async function removeAssembly(): Promise<void> {
  const folder = process.env[variable];
  if (folder) await rm(folder, { recursive: true, force: true });
}

/** Puts it where a machine looks for its last synthesis: it is used unless the machine has another configuration. */
export async function giveAssembly(directory: string): Promise<void> {
  const folder = process.env[variable];
  if (!folder) throw new Error(`${variable} is not set: test/e2e runs under Jest only`);
  await cp(join(folder, 'cdk.out'), join(directory, 'cdk.out'), { recursive: true });
}
