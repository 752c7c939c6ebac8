import type { EpochSeconds } from '../actor';
import { malformedField } from '../refusal';
import { type NoticeLanguage, noticeLanguages } from './notice-languages';

/** That the public is told of the site's windows, and how. Like the branding, it is not part of plans. */
export interface NoticeSettings {
  /** Every notice says everything in each of them, in this order. At least one. */
  readonly languages: readonly NoticeLanguage[];
}

/** What a request says of it. */
export interface WantedNotices {
  /** None: the public is not told. */
  readonly languages?: readonly NoticeLanguage[] | undefined;
}

/** Settings in canonical form; undefined when the public is not told. @throws Refusal `malformed` */
export function noticesOf({ languages = [] }: WantedNotices): NoticeSettings | undefined {
  if (!languages.every((language) => noticeLanguages.includes(language))) {
    throw malformedField('notices.languages', `must be some of ${noticeLanguages.join(', ')}`);
  }
  return languages.length > 0 ? { languages: [...new Set(languages)] } : undefined;
}

/** How long before a start the public is reminded of it, in seconds, unless the policy says otherwise: a day and an hour. */
const usualPublicReminders: readonly number[] = [86_400, 3600];

/** The part of a policy that says when. */
interface PublicReminders {
  readonly remindPublicBeforeSeconds?: readonly number[];
}

/** In seconds before the start, the longest first. */
export const publicRemindersOf = ({ remindPublicBeforeSeconds }: PublicReminders): readonly number[] =>
  remindPublicBeforeSeconds ?? usualPublicReminders;

/** The topic of a site's public notices, as it was made. */
export interface NoticeTopic {
  readonly siteId: string;
  /** Of the site that it was made for: a later site of the same id gets another one, without its subscribers. */
  readonly siteCreatedAt?: EpochSeconds;
  readonly version: number;
}
