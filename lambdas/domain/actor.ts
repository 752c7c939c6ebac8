/** Seconds since 1970-01-01T00:00:00Z. Instants are epoch seconds inside, RFC 3339 outside. */
export type EpochSeconds = number;

/** How somebody signed in: at which OpenID Connect provider, as whom there, and when they last proved who they are. */
export interface SignIn {
  /** As in the token, e.g. `https://login.example.com`. */
  readonly issuer: string;
  readonly subject: string;
  /** Absent when the provider does not say (`auth_time`). */
  readonly authenticatedAt?: EpochSeconds;
}

/**
 * Who asked or acted. `principal` is the caller's ARN, or the issuer and subject of their sign-in; `personId` is the person it belongs to in the
 * directory.
 */
export interface Actor {
  readonly principal: string;
  readonly personId?: string;
  /** Set when the principal is an owned machine; `personId` is then its owner. */
  readonly machineId?: string;
  /**
   * A requester's mailbox: it identifies the requester even if they are added again with a new id and a new principal.
   */
  readonly email?: string;
  readonly sourceIp?: string;
  /** Set when they signed in instead of signing the request. */
  readonly signIn?: SignIn;
}
