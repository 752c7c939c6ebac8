/** Whom a route is for, and how much of it API Gateway lets through. Pure data: `lib` imports it. */
export const roles = ['viewer', 'requester', 'approver', 'admin', 'breakglass'] as const;
export type Role = (typeof roles)[number];

/**
 * What the managed policy `quiesce-{role}` allows: the routes of these roles. An administrator may also request and vote;
 * who may vote on what is decided per person, never per role.
 */
const rolesWithin: Readonly<Record<Role, readonly Role[]>> = {
  viewer: ['viewer'],
  requester: ['viewer', 'requester'],
  approver: ['viewer', 'approver'],
  admin: ['viewer', 'requester', 'approver', 'admin'],
  breakglass: ['viewer', 'breakglass'],
};

export interface Route {
  /** The function that answers. */
  readonly function: 'admin-api' | 'approver-directory' | 'approval-page' | 'evidence' | 'public-notices';
  /** Whose route this is (see {@link rolesWithin}), or `public`: no signature asked. */
  readonly role: Role | 'public';
  /** Other roles that may call it. */
  readonly also?: readonly Role[];
  /** Must answer even during a flood: it closes or opens a site immediately, or says which mode a site is in. */
  readonly urgent?: true;
  readonly summary: string;
  /** This is an earlier path of that route, kept for existing clients. */
  readonly aliasOf?: string;
}

/** Requests per second, and how many may come at once. */
export interface Throttle {
  readonly rate: number;
  readonly burst: number;
}

/**
 * The throttling limits of one route. API Gateway also counts requests without a valid signature, so each route has its
 * own limit, and urgent routes have so high a limit that only a large flood can crowd out other requests. See
 * docs/decisions/0024-an-allowance-for-each-route.md.
 */
export const throttles = {
  /**
   * A signature is required, so most of a flood reaches no function. This is less than a tenth of an account's limit.
   */
  urgent: { rate: 500, burst: 1000 },
  /** Enough for consoles and pipelines, too few to overload the tables. */
  usual: { rate: 50, burst: 100 },
  /** Every request reaches a function; nobody votes more often than this. */
  public: { rate: 5, burst: 20 },
} as const satisfies Readonly<Record<string, Throttle>>;

/** The throttling limits of a route. */
export function throttleOf({ role, urgent }: Route): Throttle {
  if (role === 'public') return throttles.public;
  return urgent ? throttles.urgent : throttles.usual;
}

/** People who signed in call the same operations below this path: a route of an HTTP API has one kind of authorization. */
export const signedInPrefix = '/api';

/** Whether people who signed in may call a route; its former paths were there before there was a sign-in. */
export const isForSignedIn = ({ role, aliasOf }: Route): boolean => role !== 'public' && aliasOf === undefined;

/** The roles whose route this is, as its refusals name them. */
export const rolesFor = (route: Route): readonly Role[] => roles.filter((role) => mayCall(role, route));

/** Whether the managed policy of a role allows a route. */
export function mayCall(role: Role, { role: owner, also = [] }: Route): boolean {
  return rolesWithin[role].some((within) => within === owner || also.includes(within));
}
