import type { EpochSeconds } from '../actor';

/** Someone who requests or approves. An empty `principals` means that the person votes by mail only. */
export interface Person {
  /** Same form as a siteId: `^[a-z][a-z0-9-]{0,23}$` */
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  /** IANA zone in which mails and pages tell this person times first; that of the window or the site when absent. */
  readonly timeZone?: string;
  /** IAM user or role-session ARNs, or `oidc:{issuer}#{subject}`, that act for this person. */
  readonly principals: readonly string[];
  readonly approver: boolean;
  /** Groups that policies name: each like a personId. */
  readonly groups: readonly string[];
  /** The person stays in the directory, but is not asked and cannot vote. */
  readonly disabled?: true;
  /** The mailbox owner confirmed the subscription; only confirmed approvers count. */
  readonly confirmed: boolean;
  /**
   * Ids can be used again after a person is removed: anything older than this was done by, or mailed to, an earlier
   * person with this id.
   */
  readonly addedAt: EpochSeconds;
  /** When the person who had this id before was removed: until then, questions were asked of them. */
  readonly succeeds?: DirectoryMoment;
  /** When the person last became able to vote: added, enabled, made approver. */
  readonly approverSince: EpochSeconds;
  /** The directory's version from then on; absent for what was recorded before versions existed. */
  readonly approverVersion?: number;
  /** By group: when the person joined it, if that was after they were added. */
  readonly groupSince?: Readonly<Record<string, EpochSeconds>>;
  readonly groupVersions?: Readonly<Record<string, number>>;
  /** When the address last changed: links mailed before no longer work. */
  readonly mailboxSince?: EpochSeconds;
  readonly mailboxVersion?: number;
  /** It was confirmed with the token of its confirmation mail, so no link in a mail can unsubscribe it, only a signed call. */
  readonly keptByToken?: true;
  /** When a confirmed mailbox was last found unsubscribed, and asked anew. */
  readonly lostAt?: EpochSeconds;
  /** The principals that were added after the person was. */
  readonly principalsSince?: readonly PrincipalSince[];
}

/** When a principal was added to a person. A list and not a map, because principals may be any text. */
export interface PrincipalSince extends DirectoryMoment {
  /** As in `principals`. */
  readonly principal: string;
}

/** When the directory changed, and its version from then on. */
export interface DirectoryMoment {
  readonly at: EpochSeconds;
  readonly version: number;
}

/** A pipeline or other program that may request; a person owns it and cannot vote on what it requests. */
export interface Machine {
  readonly machineId: string;
  readonly principals: readonly string[];
  readonly ownerId: string;
}

/** Everyone who may ask or vote, in order of ids: at most 1,000 people. Each change makes a new version. */
export interface Directory {
  readonly people: readonly Person[];
  readonly machines: readonly Machine[];
  /** Ids that are free again, and when their person was removed; the latest ones. */
  readonly formerIds?: Readonly<Record<string, DirectoryMoment>>;
  readonly version: number;
}
