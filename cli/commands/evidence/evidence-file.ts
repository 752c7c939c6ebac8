import { writeFile } from 'node:fs/promises';
import { CommandFailure } from '../../failures';
import { readBytes } from '../../terminal/read-file';
import { cannotBeWritten } from '../../terminal/write-file';

const isArchive = (file: string): boolean => file.toLowerCase().endsWith('.zip');

/** Much more than an answer of the API can have; an archive may claim to contain any amount. */
const MOST_BYTES = 64 * 1024 * 1024;

/** As JSON, or as an archive with that JSON. @throws CommandFailure when the file exists or cannot be written */
export async function writeEvidence(file: string, windowId: string, text: string): Promise<void> {
  const { strToU8, zipSync } = await import('fflate');
  const bytes = isArchive(file) ? zipSync({ [`${windowId}.json`]: strToU8(text) }) : `${text}\n`;
  await writeFile(file, bytes, { flag: 'wx' }).catch((error: unknown) => {
    throw cannotBeWritten(file, error);
  });
}

/** @throws UsageFailure when it cannot be read; CommandFailure when it is an archive with anything but one file of JSON */
export async function readEvidence(file: string): Promise<string> {
  const bytes = await readBytes(file);
  return isArchive(file) ? onlyFileIn(bytes, file) : bytes.toString('utf8');
}

async function onlyFileIn(bytes: Buffer, file: string): Promise<string> {
  const { strFromU8, unzipSync } = await import('fflate');
  const broken = new CommandFailure(`${file} is not an archive of evidence: it must have one file of JSON.`);
  try {
    const found = Object.values(unzipSync(bytes, { filter: ({ originalSize }) => originalSize <= MOST_BYTES }));
    if (found.length === 1 && found[0]) return strFromU8(found[0]);
  } catch {
    throw broken;
  }
  throw broken;
}
