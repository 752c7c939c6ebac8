import { createContext, useContext } from 'react';
import type { FaultTexts } from '../../parts/forms/fault-texts';
import type { SiteForm } from './form';

/** What every field of the form gets. */
export interface SiteFormState {
  readonly typed: SiteForm;
  readonly change: (changes: Partial<SiteForm>) => void;
  readonly faults: FaultTexts;
  readonly isNew: boolean;
}

export const SiteFormContext = createContext<SiteFormState | undefined>(undefined);

export function useSiteForm(): SiteFormState {
  const state = useContext(SiteFormContext);
  if (!state) throw new Error('useSiteForm is used outside of SiteFormContext');
  return state;
}
