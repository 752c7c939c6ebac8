import type { CurrentSession, Parent } from '../parent';
import { addChanges } from './change';
import { addEdit } from './edit';
import { addExtend } from './extend';
import { addList } from './list';
import { addRequest } from './request';
import { addShow } from './show';
import { addVotes } from './votes';
import { addWait } from './wait';

export function addWindow(program: Parent, session: CurrentSession): void {
  const window = program.command('window').description('request, decide, change and end windows').helpGroup('Windows:');
  addRequest(window, session);
  addList(window, session);
  addShow(window, session);
  addWait(window, session);
  addVotes(window, session);
  addChanges(window, session);
  addEdit(window, session);
  addExtend(window, session);
}
