import { isAutomatic, type Notice, type NoticeAction } from '../domain/audit/notice';
import type { Directory } from '../domain/directory/directory';
import type { Subject } from '../domain/voting/subject';
import { endOf } from '../domain/window/window';
import type { Said } from './facts';
import { actorName } from './people';

interface NoticeWords {
  /** In the subject of a mail, after what it is about. */
  readonly title: string;
  /** Follows the name of whoever did it; `thing` is e.g. `the maintenance of shop`. */
  readonly did: (thing: Said, notice: Notice) => Said;
  /** After when it was done. */
  readonly more?: (notice: Notice, subject: Subject) => Said;
}

const noticeWords = {
  cancel: { title: 'cancelled', did: (thing) => ['cancelled ', ...thing] },
  end: { title: 'ended', did: (thing) => ['ended ', ...thing, ' early'] },
  'flip-end': { title: 'ended', did: (thing) => ['ended ', ...thing, ' as planned'] },
  edit: {
    title: 'changed',
    did: (thing, { planVersion }) =>
      planVersion === undefined
        ? ['changed the reason, ticket or time zone of ', ...thing]
        : ['changed the plan of ', ...thing],
  },
  amend: { title: 'change requested', did: (thing) => ['requested a change to ', ...thing] },
  extend: { title: 'extended', did: (thing) => ['extended ', ...thing], more: (_, subject) => endSaid(subject) },
  comment: { title: 'new comment', did: (thing) => ['commented on ', ...thing], more: commentSaid },
  'revoke-template': { title: 'revoked', did: (thing) => ['revoked ', ...thing] },
} as const satisfies Record<NoticeAction, NoticeWords>;

export const noticeTitle = ({ action }: Notice): string => noticeWords[action].title;

/** Who did what, and when. @param site what people call it */
export function noticeSaid(notice: Notice, subject: Subject, directory: Directory, site: string): Said {
  const { did, more }: NoticeWords = noticeWords[notice.action];
  const who: Said = isAutomatic(notice) ? ['Quiesce'] : actorName(directory, notice.by);
  const what = did(thingOf(subject, site), notice);
  return [...who, ' ', ...what, ' on ', { at: notice.at }, ...(more?.(notice, subject) ?? ['.'])];
}

/** The thing that was changed, in the middle of a sentence. */
function thingOf(subject: Subject, site: string): Said {
  if (subject.kind === 'window') {
    return [`the ${subject.window.emergency ? 'emergency ' : ''}maintenance of `, { written: site }];
  }
  const isPolicy = subject.proposal.content.kind === 'policy';
  return [isPolicy ? 'the proposed policy of ' : 'the maintenance template of ', { written: site }];
}

const endSaid = (subject: Subject): Said =>
  subject.kind === 'window' ? ['. It now ends on ', { at: endOf(subject.window) }, '.'] : ['.'];

function commentSaid({ at, by }: Notice, subject: Subject): Said {
  const { comments = [] } = subject.kind === 'window' ? subject.window : {};
  const said = comments.filter((comment) => comment.at === at && comment.personId === by.personId);
  return [': ', ...said.map(({ text }) => ({ written: text }))];
}
