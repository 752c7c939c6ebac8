import type { UseQueryResult } from '@tanstack/react-query';
import { useLive } from '../../api/live';
import { type Directory, type Machines, readDirectory, readMachines } from './read-directory';

/** Everybody, with the version of the directory. */
export const useDirectory = (): UseQueryResult<Directory> => useLive(['directory'], readDirectory);

/** All machines, with the version of the directory. */
export const useMachines = (): UseQueryResult<Machines> => useLive(['machines'], readMachines);
