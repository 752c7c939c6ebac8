import { writeFile } from 'node:fs/promises';
import { exitCodes } from '../../exit-codes';
import { CommandFailure } from '../../failures';
import { readBytes } from '../../terminal/read-file';
import { cannotBeWritten } from '../../terminal/write-file';

const isArchive = (file: string): boolean => file.toLowerCase().endsWith('.zip');

/** Much more than an answer of the API can have; an archive may claim to contain any amount. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * An archive is the same, byte for byte, whenever and wherever it is made of the same text: so a change of it outside of the text is found,
 * too. Compressed bytes would depend on the library.
 */
async function archiveOf(name: string, content: Uint8Array): Promise<Uint8Array> {
  const { zipSync } = await import('fflate');
  return zipSync({ [name]: content }, { level: 0, mtime: new Date(1980, 0, 1) });
}

/** As JSON, or as an archive with that JSON. @throws CommandFailure when the file exists or cannot be written */
export async function writeEvidence(file: string, windowId: string, text: string): Promise<void> {
  const bytes = isArchive(file) ? await archiveOf(`${windowId}.json`, Buffer.from(text)) : `${text}\n`;
  await writeFile(file, bytes, { flag: 'wx' }).catch((error: unknown) => {
    throw cannotBeWritten(file, error);
  });
}

/** @throws UsageFailure when it cannot be read; CommandFailure when it is no text, or an archive that `writeEvidence` would not make */
export async function readEvidence(file: string): Promise<string> {
  const bytes = await readBytes(file);
  const content = isArchive(file) ? await onlyFileIn(bytes, file) : bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw new CommandFailure(`${file} is not UTF-8, so it is not as it was made.`);
  }
}

async function onlyFileIn(bytes: Buffer, file: string): Promise<Uint8Array> {
  const { unzipSync } = await import('fflate');
  const broken = new CommandFailure(`${file} is not an archive of evidence: it must have one file of JSON.`);
  const [only, ...others] = filesIn(() =>
    unzipSync(bytes, { filter: ({ originalSize }) => originalSize <= MOST_BYTES }),
  );
  if (only === undefined || others.length > 0) throw broken;
  const [name, content] = only;
  if (bytes.equals(await archiveOf(name, content))) return content;
  const advice = 'If you packed it yourself, unpack it and verify the JSON file.';
  throw new CommandFailure(
    `${file} is not the archive that was made: something of it was changed.`,
    exitCodes.failed,
    advice,
  );
}

/** None where it is no archive. */
function filesIn(unzip: () => Readonly<Record<string, Uint8Array>>): [string, Uint8Array][] {
  try {
    return Object.entries(unzip());
  } catch {
    return [];
  }
}
