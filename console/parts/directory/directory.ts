import type { UseQueryResult } from '@tanstack/react-query';
import { useLive } from '../../api/live';
import type { Machine } from '../../api/types';
import { type Directory, readDirectory } from './read-directory';

/** Everybody, with the version of the directory. */
export const useDirectory = (): UseQueryResult<Directory> => useLive(['directory'], readDirectory);

/** All machines. */
export const useMachines = (): UseQueryResult<readonly Machine[]> =>
  useLive(['machines'], async (api, signal) => {
    const machines: Machine[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor === undefined ? {} : { cursor };
      const { data } = await api.GET('/v1/machines', { params: { query }, signal });
      machines.push(...(data?.items ?? []));
      cursor = data?.cursor;
    } while (cursor !== undefined);
    return machines;
  });
