import { Refusal } from '../refusal';
import { nextVersion } from './transitions';
import type { Comment, Window } from './window';

const maximumLength = 500;
/** They live in the window's item. */
const maximumComments = 50;

/** @throws Refusal `malformed`, `too-many-comments` */
export function commentOn(window: Window, comment: Comment): Window {
  const { comments = [] } = window;
  const text = comment.text.trim();
  if (text === '' || text.length > maximumLength) {
    throw new Refusal('malformed', `A comment has 1 to ${maximumLength} characters.`, { length: text.length });
  }
  if (comments.length >= maximumComments) {
    throw new Refusal('too-many-comments', `A window holds ${maximumComments} comments, and this one is full.`);
  }
  return nextVersion(window, { comments: [...comments, { ...comment, text }] });
}
