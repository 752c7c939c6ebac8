import { join } from 'node:path';
import { Poller } from '../../../local/tour/poller';
import { eventually, Stage } from '../harness';
import { RunningCommand, written } from './running';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
}, 120_000);
afterAll(() => stage.close(), 30_000);

it('quiesce run opens the site within a second of the end of its command', async () => {
  const file = join(stage.directory, 'ended');
  const code = `setTimeout(() => require('node:fs').writeFileSync(process.argv[1], String(Date.now())), 1500)`;
  const poller = new Poller(`${stage.endpoints.site}/`, { method: 'POST' }, 25);
  const running = new RunningCommand(stage, [
    ...['run', '--site', 'demo', '--mode', 'read-only', '--for', '5m', '--reason', 'Add an index'],
    ...['--', process.execPath, '-e', code, file],
  ]);
  await stage.vote('ana', await running.windowId());
  expect((await running.ended).code).toBe(0);
  await eventually(
    async () => poller.changes().map(({ to }) => to),
    (seen) => seen.join() === '403,200',
  );
  await poller.stop();

  const milliseconds = (poller.changes()[1]?.at ?? Number.POSITIVE_INFINITY) - Number(written(file)[0]);
  console.log(`Open ${milliseconds} ms after the end`);
  expect(milliseconds).toBeLessThanOrEqual(1000);
}, 120_000);
