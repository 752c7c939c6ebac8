import { createContext, useContext } from 'react';

export type Role = 'viewer' | 'requester' | 'approver' | 'admin' | 'breakglass';

/** Who is signed in, as the API knows them. */
export interface Me {
  readonly principal: string;
  /** Absent when the directory does not know them: they can read, and see whom to ask. */
  readonly person?: {
    readonly personId: string;
    readonly name: string;
    readonly groups: readonly string[];
    readonly approver: boolean;
    readonly timeZone?: string;
  };
  readonly roles?: readonly Role[];
  /** As the provider names them. */
  readonly name?: string;
  readonly signIn?: { readonly issuer: string; readonly subject: string; readonly authenticatedAt?: string };
}

export const MeContext = createContext<Me | undefined>(undefined);

export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe is used outside of MeContext');
  return me;
}

/** Whether the person may do what needs a role. The API decides; this only leaves out what it would refuse. */
export function useMay(): (role: Role) => boolean {
  const { roles = [] } = useMe();
  return (role) => role === 'viewer' || roles.includes(role);
}
