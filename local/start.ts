import { parseOptions, usage } from './options';
import { sentenceOf } from './process/fatal';
import { onStopSignal } from './process/stop-signal';
import { run } from './run';

const progress = (line: string) => console.log(line);

async function main(): Promise<void> {
  try {
    const options = parseOptions(process.argv.slice(2));
    if (options === 'help') progress(usage);
    else onStopSignal(await run(options, progress), progress);
  } catch (error) {
    console.error(sentenceOf(error));
    process.exit(1);
  }
}

void main();
