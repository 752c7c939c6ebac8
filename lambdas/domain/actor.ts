/** Seconds since 1970-01-01T00:00:00Z. Instants are epoch seconds inside, RFC 3339 outside. */
export type EpochSeconds = number;

/**
 * Who asked or acted. `principal` is the caller's ARN or JWT subject; `personId` is the person it belongs to in the
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
}
