import { createContext, useContext } from 'react';
import type { Api } from './client';

export const ApiContext = createContext<Api | undefined>(undefined);

/** The API, as the person who is signed in. */
export function useApi(): Api {
  const api = useContext(ApiContext);
  if (!api) throw new Error('useApi is used outside of ApiContext');
  return api;
}
