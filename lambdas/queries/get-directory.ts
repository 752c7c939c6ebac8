import type { Directory } from '../domain/directory';
import type { QueryDeps } from './deps';

export async function getDirectory(_deps: QueryDeps): Promise<Directory> {
  throw new Error('not written');
}
