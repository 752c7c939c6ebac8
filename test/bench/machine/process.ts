import type { Engine } from '../../../local/aws/dynamodb/engine';
import { Usage } from '../../../local/aws/usage/usage';
import { parseOptions } from '../../../local/options';
import { run } from '../../../local/run';
import { servicesWithSlowStore } from './slow-store';
import { Tap } from './tap';

/** What a benchmark asks of the machine in this process. */
export type Question = 'usage' | 'clear' | 'database' | 'arm' | 'tapped';

/**
 * A local machine with instruments, in a process of its own: it counts what it uses of AWS, remembers the last
 * transactions, and its KeyValueStore can be slow. Its parent asks for the counts by messages.
 */
async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options === 'help') throw new Error('This is no command for people');
  const usage = new Usage(process.env.BENCH_REQUEST_UNITS !== 'false');
  const tap = new Tap();
  const services = servicesWithSlowStore(Number(process.env.BENCH_STORE_DELAY_MS ?? 0));
  let database = '';
  const instrumented = (engine: Engine) => {
    database = engine.client.endpoint;
    return tap.on(engine);
  };
  const stop = await run(options, console.log, { usage, services, engine: instrumented });
  const answers: Readonly<Record<Question, () => unknown>> = {
    usage: () => usage.lines(),
    clear: () => usage.clear(),
    database: () => database,
    arm: () => tap.arm(),
    tapped: () => tap.take(),
  };
  process.on('message', ({ id, question }: { readonly id: number; readonly question: Question }) => {
    process.send?.({ id, answer: answers[question]() ?? null });
  });
  process.once('disconnect', () => void stop().finally(() => process.exit(0)));
  process.send?.({ ready: true });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
