import { notifyApprovers } from '../../../lambdas/reactions/approval/notify-approvers';
import { approvedWindow, createWorld, requestedWindow } from '../../commands/fixtures';
import { askingOf, notifying } from './notify-fixtures';

it('the mail tells the windows that run at the same time', async () => {
  const world = await createWorld();
  const inner = await approvedWindow(world, { mode: 'full', paths: ['/auth/callback'] });
  const outer = await requestedWindow(world, { mode: 'read-only' });
  const { deps, topics } = notifying(world);

  await notifyApprovers(deps, askingOf(outer));

  const [mail] = topics.to('ana');
  expect(mail?.text.replace(/\s+/g, ' ')).toContain(
    'Overlapping windows (the strictest mode applies): Overlapping window: full maintenance, /auth/callback and everything below',
  );
  expect(mail?.text).toContain(inner.windowId);
});
