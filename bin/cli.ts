/** The command `quiesce`, which bin/quiesce.mjs starts. */
import { main } from '../cli/main';
import { processIo } from '../cli/terminal/process-io';

const io = processIo();

main(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
