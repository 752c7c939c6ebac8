import type { Window } from '../../cli/api/answers';
import { Printer } from '../../cli/output/printer';
import { showWindow } from '../../cli/views/window-view';
import { fakeIo } from './fake-io';
import { windowOf } from './window';

const standing: Partial<Window> = {
  status: 'approved',
  timeZone: 'UTC',
  startsAt: '2026-11-26T12:00:00Z',
  endsAt: '2026-11-26T13:00:00Z',
  message: 'Back soon.',
  messages: { de: 'Bald wieder da.', ja: 'まもなく再開します。' },
};

async function shown(more: Partial<Window> = {}): Promise<string> {
  const io = fakeIo();
  await new Printer(io, 'table', false).answer({ body: windowOf({ ...standing, ...more }) }, showWindow(io.now()));
  return io.stdout.text;
}

it('a window is shown with its texts in every language, because they are voted on', async () => {
  expect(await shown()).toMatch(
    /Message +Back soon\.\nMessage \(de\) +Bald wieder da\.\nMessage \(ja\) +まもなく再開します。/,
  );
});

it('a window that was ended early is shown with its real end', async () => {
  const text = await shown({ status: 'completed', completedAt: '2026-11-26T12:10:00Z' });
  expect(text).toMatch(/Ended +2026-11-26 12:10 UTC.*\nPlanned end +2026-11-26 13:00 UTC/);
  expect(await shown({ status: 'completed', completedAt: '2026-11-26T13:00:02Z' })).toMatch(
    /Ends +2026-11-26 13:00 UTC/,
  );
});
