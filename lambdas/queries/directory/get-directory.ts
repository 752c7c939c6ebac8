import type { Directory } from '../../domain/directory/directory';
import type { QueryDeps } from '../deps';

export async function getDirectory({ store }: QueryDeps): Promise<Directory> {
  return (await store.load([{ kind: 'directory' }])).directory();
}
