import type { CurrentSession, Parent } from '../parent';
import { addList } from './list';
import { addRequest } from './request';
import { addShow } from './show';

export function addWindow(parent: Parent, session: CurrentSession): void {
  const window = parent.command('window').description('request, decide, change and end windows').helpGroup('Windows:');
  addRequest(window, session);
  addList(window, session);
  addShow(window, session);
}
