import { WindowNews } from '../../../cli/commands/run/watched-window';
import { windowOf } from '../window';

const asked = windowOf({ mode: 'full', startsAt: '2026-11-27T01:00:00Z', endsAt: '2026-11-27T03:00:00Z' });
const at = (time: string) => Date.parse(`2026-11-27T${time}Z`);

it('tells once what an amendment takes away while the command runs, and when it is back', () => {
  const news = new WindowNews(asked);
  const narrow = { ...asked, mode: 'read-only' as const, paths: ['/shop'] };
  expect(news.of(asked, at('01:10:00'))).toEqual([]);
  expect(news.of(narrow, at('01:11:00'))).toEqual([
    'The window covers less than was asked for, while the command still runs: mode read-only instead of full; only /shop instead of the whole site.',
  ]);
  expect(news.of(narrow, at('01:12:00'))).toEqual([]);
  expect(news.of(asked, at('01:13:00'))).toEqual(['The window covers what was asked for again.']);
});

it('tells once that the end is near, and again for another end', () => {
  const news = new WindowNews(asked);
  const near = `To extend it: quiesce window extend ${asked.windowId} --by DURATION`;
  expect(news.of(asked, at('02:55:00'))).toEqual([`The window ends in 5 min. ${near}`]);
  expect(news.of(asked, at('02:56:00'))).toEqual([]);
  const extended = { ...asked, endsAt: '2026-11-27T03:10:00Z' };
  expect(news.of(extended, at('03:06:00'))).toEqual([`The window ends in 4 min. ${near}`]);
});

it.each([
  ['somebody ended it', { ...asked, status: 'completed' as const }, at('01:20:00')],
  ['its time is up', asked, at('03:00:00')],
])('tells that the site is open when %s', (_, window, now) => {
  expect(new WindowNews(asked).of(window, now)).toEqual([
    'The window is over and the site is open, while the command still runs.',
  ]);
});
