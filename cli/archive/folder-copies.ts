import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Copy } from '../../lambdas/domain/audit/archive-comparison';
import { archivedName } from '../../lambdas/domain/audit/archived-entry';
import { CommandFailure } from '../failures';
import { readBytes } from '../terminal/read-file';
import type { Copies } from './copies';

const filesPerPage = 500;

/** What `aws s3 sync s3://BUCKET FOLDER` downloaded: the newest version of each object. */
export const folderCopies = (folder: string): Copies => ({
  name: folder,
  async *pages(chain, after) {
    const names = await readdir(join(folder, chain)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw new CommandFailure(`${join(folder, chain)} cannot be read: ${error.message}.`);
    });
    const keys = names
      .map((name) => `${chain}/${name}`)
      .filter((key) => (archivedName(key)?.seq ?? 0) > after)
      .sort();
    for (let from = 0; from < keys.length; from += filesPerPage) {
      yield await Promise.all(keys.slice(from, from + filesPerPage).map((key) => copyIn(folder, key)));
    }
  },
});

async function copyIn(folder: string, key: string): Promise<Copy> {
  return { key, text: (await readBytes(join(folder, key))).toString('utf8'), touched: false };
}
