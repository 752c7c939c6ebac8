import { counts, lengths } from '../limits';
import { malformedField, Refusal } from '../refusal';
import { nextVersion } from './transitions';
import type { Comment, Window } from './window';

/** @throws Refusal `malformed`, `too-many-comments` */
export function commentOn(window: Window, comment: Comment): Window {
  const { comments = [] } = window;
  const text = comment.text.trim();
  if (text === '' || text.length > lengths.comment) {
    throw malformedField('text', `must have 1 to ${lengths.comment} characters`);
  }
  if (comments.length >= counts.commentsPerWindow) {
    throw new Refusal(
      'too-many-comments',
      `This window already has ${counts.commentsPerWindow} comments, which is the maximum.`,
    );
  }
  return nextVersion(window, { comments: [...comments, { ...comment, text }] });
}
