import { at } from '../../api/quiesce-api';
import type { Session } from '../../session';
import { type CurrentSession, examples, type Parent } from '../parent';
import { writeEvidence } from './evidence-file';
import { addVerify } from './verify';

interface Options {
  readonly out?: string;
}

export function addEvidence(program: Parent, session: CurrentSession): void {
  const evidence = program
    .command('evidence')
    .description('all that is known of a window, tied to the audit chain, in a file that anybody can verify offline')
    .helpGroup('Directory:')
    .argument('<window>', 'id of the window')
    .option('-o, --out <file>', 'into this .json or .zip, which must not exist yet (default: standard output)')
    .addHelpText(
      'after',
      examples('evidence shop.01M81WZ6G00KV2KG4CP2T978MG -o window.zip', 'evidence verify window.zip'),
    )
    .action((windowId, options) => fetchEvidence(session(), windowId, options));
  addVerify(evidence, session);
}

async function fetchEvidence(session: Session, windowId: string, { out }: Options): Promise<void> {
  const { text } = await (await session.api()).get(at`/v1/windows/${windowId}/evidence`);
  if (out === undefined) return session.printer.raw(`${text}\n`);
  await writeEvidence(out, windowId, text);
  session.note(`The evidence of ${windowId} is in ${out}. To check it: quiesce evidence verify ${out}`);
}
