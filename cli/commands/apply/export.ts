import { writeFile } from 'node:fs/promises';
import type { Session } from '../../session';
import { cannotBeWritten } from '../../terminal/write-file';
import { type CurrentSession, examples, type Parent } from '../parent';

export function addExport(program: Parent, session: CurrentSession): void {
  program
    .command('export')
    .description('write people, machines, sites, policies and templates as a file that apply reads')
    .helpGroup('Configuration:')
    .option('-o, --out <file>', 'where to (default: standard output)')
    .addHelpText('after', examples('export -o quiesce.yaml'))
    .action((options) => exportAll(session(), options.out));
}

async function exportAll(session: Session, file: string | undefined): Promise<void> {
  const { declared, declaredText } = await import('../../apply/declared');
  const { readStanding } = await import('../../apply/standing');
  const standing = await readStanding(await session.api(), (sites) => sites.map(({ siteId }) => siteId));
  if (file === undefined && session.options.output !== 'table') {
    return session.printer.json(declared(standing, session.now()));
  }
  const text = declaredText(standing, session.now());
  if (file === undefined) return session.printer.raw(text);
  await writeFile(file, text).catch((error: unknown) => {
    throw cannotBeWritten(file, error);
  });
  session.note(`Wrote ${file}.`);
}
