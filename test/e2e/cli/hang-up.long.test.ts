import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, Stage } from '../harness';
import { written } from './running';
import { hasTerminal, Terminal } from './terminal';

const inTerminal = hasTerminal ? describe : describe.skip;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
}, 120_000);
afterAll(() => stage.close(), 30_000);

const script = `
  const { writeFileSync } = require('node:fs');
  writeFileSync('started', String(process.pid));
  setTimeout(() => {}, 60_000);`;

inTerminal('a terminal that is closed while quiesce run', () => {
  let terminal: Terminal;
  let windowId: string;

  beforeEach(async () => {
    terminal = await Terminal.open(stage.directory, 80);
    writeFileSync(join(terminal.folder, 'migrate.cjs'), script);
    const run = 'quiesce run --yes --site demo --mode read-only --for 5m --reason x';
    await terminal.type(`${run} -- ${process.execPath} migrate.cjs`);
    const shown = await terminal.untilShown((text) => text.includes('Waiting for approval'));
    windowId = /demo\.[0-9A-Z]{26}/.exec(shown)?.[0] ?? '';
  }, 60_000);
  afterEach(() => terminal.close().catch(() => undefined));

  const closedAndLeft = async (status: string) => {
    await terminal.hangUp();
    await eventually(
      () => stage.window(windowId),
      (window) => window.status === status,
      20_000,
    );
  };

  it('waits for the approval: the request is cancelled', async () => {
    await closedAndLeft('cancelled');
  }, 60_000);

  it('asks whether to cancel: the request is cancelled', async () => {
    await terminal.press('C-c');
    await terminal.untilShown((text) => text.includes('Otherwise it'));
    await closedAndLeft('cancelled');
  }, 60_000);

  it('runs its command: the command is stopped and the window ended', async () => {
    await stage.vote('ana', windowId);
    const [pid] = await eventually(
      async () => written(join(terminal.folder, 'started')),
      (lines) => lines.length > 0,
      60_000,
    );
    await closedAndLeft('completed');
    expect(() => process.kill(Number(pid), 0)).toThrow('ESRCH');
  }, 90_000);
});
