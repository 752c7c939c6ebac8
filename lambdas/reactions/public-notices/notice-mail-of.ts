import type { EpochSeconds } from '../../domain/actor';
import type { PublicNotice } from '../../domain/public-notice/public-notice';
import { siteName } from '../../domain/site/branding';
import type { Calendar, Site } from '../../domain/site/site';
import type { Window } from '../../domain/window/window';
import { publicNoticeMail } from '../../mail/public-notice/public-notice-mail';

interface Told {
  readonly site: Site;
  readonly window: Window;
  readonly notice: PublicNotice;
  readonly calendar: Calendar;
  readonly now: EpochSeconds;
}

/** Picks what the public may know; the mail cannot say anything else. */
export function noticeMailOf({ site, window, notice, calendar, now }: Told) {
  const { message, messages } = window.plan;
  return publicNoticeMail({
    notice,
    siteId: site.siteId,
    siteName: siteName(site),
    timeZone: site.timeZone,
    languages: site.notices?.languages ?? [],
    message,
    messages,
    isOpen: !calendar.entries.some((entry) => entry.windowId !== window.windowId && covers(entry, now)),
    now,
  });
}

const covers = ({ startsAt, endsAt }: { startsAt: EpochSeconds; endsAt: EpochSeconds }, at: EpochSeconds): boolean =>
  startsAt <= at && at < endsAt;
