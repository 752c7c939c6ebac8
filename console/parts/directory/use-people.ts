import { useMemo } from 'react';
import { bodyOf } from '../../api/client';
import { useLive } from '../../api/live';
import type { Person } from '../../api/types';

/** Everybody in the directory, which changes seldom. */
export function useDirectoryPeople(): readonly Person[] {
  const { data } = useLive(['people'], (api, signal) => bodyOf(api.GET('/v1/people', { signal })), { every: 60_000 });
  return data?.items ?? [];
}

/** Their names, by personId. */
export function usePeople(): ReadonlyMap<string, string> {
  const people = useDirectoryPeople();
  return useMemo(() => new Map(people.map(({ personId, name }) => [personId, name])), [people]);
}
