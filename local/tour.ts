/**
 * `npm run tour`: requests, approves and runs windows on a fresh local machine, and prints each step. Everything in it
 * is real: the requests are signed, the mail is read from the mailbox, the vote goes through the confirm page, and a
 * polling client measures the edge. Exits with a non-zero code when a check fails.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLine } from '../bin/command-line';
import { portsOf } from './announce';
import { freeBlock } from './aws/gateway/free-port';
import { sentenceOf } from './process/fatal';
import { Narrator } from './tour/narrator';
import { subscribeCustomer } from './tour/public-notices';
import { type RunningRuntime, startRuntime } from './tour/runtime';
import { auditStory, fullStory, readOnlyStory, refusalStory } from './tour/stories';

const usage = `npm run tour -- [options]
  --disable-schedules   no schedule fires: the edge still opens and closes, by its own clock
  --help                prints this`;

async function tour(args: readonly string[]): Promise<boolean> {
  const options = { 'disable-schedules': { type: 'boolean' }, help: { type: 'boolean' } } as const;
  if (readCommandLine({ args: [...args], options }, usage).values.help) {
    console.log(usage);
    return true;
  }
  const narrator = new Narrator();
  const directory = await mkdtemp(join(tmpdir(), 'quiesce-tour-'));
  narrator.heading('Starting a fresh Quiesce on this machine');
  try {
    const runtime = await startRuntime({ directory, port: await freeBlock(portsOf(0)), args });
    await tell(narrator, directory, runtime).finally(() => runtime.stop());
  } catch (error) {
    narrator.expect(false, sentenceOf(error));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return narrator.finish();
}

async function tell(narrator: Narrator, directory: string, { endpoints }: RunningRuntime): Promise<void> {
  const { adminApi, site, mailbox } = endpoints;
  narrator.say(`Admin API ${adminApi} · site ${site} · mailbox ${mailbox}`);
  const scene = { narrator, directory, endpoints };
  await refusalStory(scene);
  await subscribeCustomer(scene);
  await fullStory(scene);
  await readOnlyStory(scene);
  await auditStory(scene);
}

tour(process.argv.slice(2)).then(
  (held) => {
    process.exitCode = held ? 0 : 1;
  },
  (error: unknown) => {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  },
);
