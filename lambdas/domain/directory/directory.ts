import type { EpochSeconds } from '../actor';

/** Someone who requests or approves. An explicit empty `principals` says: votes by mail only. */
export interface Person {
  /** Same form as a siteId: `^[a-z][a-z0-9-]{0,23}$` */
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  /** IAM user or role-session ARNs, or JWT subjects, that act for this person. */
  readonly principals: readonly string[];
  readonly approver: boolean;
  /** Groups that policies name: each like a personId. */
  readonly groups: readonly string[];
  /** Keeps the name and the record, and neither asks nor counts the person. */
  readonly disabled?: true;
  /** The mailbox owner confirmed the subscription; only confirmed approvers count. */
  readonly confirmed: boolean;
  /** Ids are free again when a person goes: what is older than this was done by, or mailed to, somebody else of this id. */
  readonly addedAt: EpochSeconds;
  /** The directory's version by which whoever had the id before was removed: until then questions were asked of them. */
  readonly succeedsVersion?: number;
  /** When the person last came to be able to vote: added, enabled, made approver. */
  readonly approverSince: EpochSeconds;
  /** The directory's version from then on; none of anything that was recorded before versions were. */
  readonly approverVersion?: number;
  /** By group, when the person was put in it after they were added. */
  readonly groupSince?: Readonly<Record<string, EpochSeconds>>;
  readonly groupVersions?: Readonly<Record<string, number>>;
  /** When the address last changed: links mailed before open nothing any more. */
  readonly mailboxSince?: EpochSeconds;
  readonly mailboxVersion?: number;
  /** The principals that were added after the person was. */
  readonly principalsSince?: readonly PrincipalSince[];
}

/** When a principal became a person's. A list, since principals may be any text and items are maps by name. */
export interface PrincipalSince extends DirectoryMoment {
  /** As in `principals`. */
  readonly principal: string;
}

/** When the directory changed, and its version from then on. */
export interface DirectoryMoment {
  readonly at: EpochSeconds;
  readonly version: number;
}

/** A robot that may request; its owner answers for it, so the owner cannot vote on what it requests. */
export interface Machine {
  readonly machineId: string;
  readonly principals: readonly string[];
  readonly ownerId: string;
}

/** ≤ 200 people in one versioned item. */
export interface Directory {
  readonly people: readonly Person[];
  readonly machines: readonly Machine[];
  /** Ids that are free again, and the version by which their person was removed; the latest ones. */
  readonly formerIds?: Readonly<Record<string, number>>;
  readonly version: number;
}
