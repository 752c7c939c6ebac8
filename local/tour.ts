/**
 * `npm run tour`: requests, approves and runs windows on a fresh local machine, and prints each step. Everything in it
 * is real: the requests are signed, the mail is read from the mailbox, the vote goes through the confirm page, and a
 * polling client measures the edge. Exits with a non-zero code when a check fails. `--disable-schedules` runs it
 * without any schedule: the edge still opens and closes, by its own clock.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portsOf } from './announce';
import { freeBlock } from './aws/gateway/free-port';
import { Narrator } from './tour/narrator';
import { startRuntime } from './tour/runtime';
import { auditStory, fullStory, readOnlyStory, refusalStory } from './tour/stories';

async function tour(args: readonly string[]): Promise<boolean> {
  const narrator = new Narrator();
  const directory = await mkdtemp(join(tmpdir(), 'quiesce-tour-'));
  narrator.heading('Starting a fresh Quiesce on this machine');
  const runtime = await startRuntime({ directory, port: await freeBlock(portsOf(0)), args });
  try {
    const { adminApi, site, mailbox } = runtime.endpoints;
    narrator.say(`Admin API ${adminApi} · site ${site} · mailbox ${mailbox}`);
    const scene = { narrator, directory, endpoints: runtime.endpoints };
    await refusalStory(scene);
    await fullStory(scene);
    await readOnlyStory(scene);
    await auditStory(scene);
  } catch (error) {
    narrator.expect(false, error instanceof Error ? error.message : String(error));
  } finally {
    await runtime.stop();
    await rm(directory, { recursive: true, force: true });
  }
  return narrator.finish();
}

void tour(process.argv.slice(2)).then((held) => {
  process.exitCode = held ? 0 : 1;
});
