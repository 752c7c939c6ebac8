import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import widthOf from 'fast-string-truncated-width';
import { Stage } from '../harness';
import { hasTerminal, type Screen, Terminal } from './terminal';

const inTerminal = hasTerminal ? describe : describe.skip;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
}, 120_000);
afterAll(() => stage.close(), 30_000);

inTerminal.each([60, 80, 160])('in a terminal of %i columns', (columns) => {
  const site = `w${columns}`;
  let terminal: Terminal;
  beforeAll(async () => {
    await stage.createSite(site, { overrunSeconds: 0 });
    terminal = await Terminal.open(stage.directory, columns);
    const script = join(terminal.folder, 'migrate.sh');
    writeFileSync(script, '#!/bin/sh\necho "in $QUIESCE_WINDOW_ID"\nsleep "$1"\nexit "$2"\n');
    chmodSync(script, 0o755);
  }, 60_000);
  afterAll(() => terminal.close());

  /** What is copied: an id or a URL alone in its line, a secret, or a command to type. */
  const isCopied = (line: string) => /^\s*(\S+|quiesce .*)$/.test(line.replace(/^│ {2}/, ''));
  const tooWide = ({ lines }: Screen) => lines.filter((line) => widthOf(line).width > columns && !isCopied(line));

  async function reads(line: string, ...keys: readonly string[]): Promise<Screen> {
    const screen = await terminal.run(line, ...keys);
    expect({ line, tooWide: tooWide(screen) }).toEqual({ line, tooWide: [] });
    expect({ line, instants: screen.text.match(/\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z/g) }).toEqual({
      line,
      instants: null,
    });
    return screen;
  }

  const succeeds = async (line: string, ...keys: readonly string[]) => {
    const screen = await reads(line, ...keys);
    expect({ line, exitCode: screen.exitCode, text: screen.text }).toEqual({ line, exitCode: 0, text: screen.text });
    return screen;
  };

  const refused = async (line: string, words: string, ...keys: readonly string[]) => {
    const screen = await reads(line, ...keys);
    expect(screen.exitCode).not.toBe(0);
    expect(screen.text.replace(/\n\s*/g, ' ')).toContain(words);
    return screen;
  };

  const reason = `"Database upgrade to the next major version, with a long reason: データベースを更新しています。"`;
  const request = `quiesce window request --site ${site} --mode full --reason ${reason} --for 30m`;
  const idIn = ({ text }: Screen) => text.match(new RegExp(`${site}\\.[0-9A-Z]{26}`))?.[0] ?? '';

  it('a window is requested, discussed, edited, approved and cancelled', async () => {
    const id = idIn(await succeeds(`${request} --at "tomorrow 02:00 Europe/Paris"`, 'y'));
    await succeeds(`quiesce window show ${id}`);
    await succeeds('quiesce window list');
    await succeeds('quiesce questions --profile approver-ana');
    await succeeds(
      `quiesce window comment ${id} "Replica is ready, and a comment may be long, too, so it wraps as well"`,
    );
    await succeeds(`quiesce window edit ${id} --for 45m --message "Wir sind gleich wieder da."`, 'y');
    await succeeds(`quiesce window approve ${id} --profile approver-ana`, 'y');
    await refused(
      `quiesce window withdraw ${id} --profile approver-ana`,
      'is approved: nothing of it is open for votes.',
    );
    await refused(`quiesce window extend ${id} --by 10m`, 'This window has not begun.');
    await refused(`quiesce window end ${id}`, 'This window has not begun.');
    expect((await reads(`quiesce window cancel ${id}`, 'n')).text).toContain('Nothing was done.');
    await succeeds(`quiesce window cancel ${id} --reason "Not needed any more"`, 'y');
  }, 180_000);

  it('a window is rejected, and an emergency started, ratified and ended', async () => {
    const id = idIn(await succeeds(`${request} --at +3h`, 'y'));
    await succeeds(`quiesce window reject ${id} --profile approver-ben --reason "Not tonight"`, 'y');
    await refused(`quiesce window wait ${id}`, 'The window is rejected by ben (Not tonight).');
    const emergency = `quiesce emergency ${site} --mode read-only --reason ${reason} --profile breakglass`;
    await refused(`${emergency} --for 2h`, 'at most 1 h');
    const started = idIn(await succeeds(`${emergency} --for 30m --path /cart`, 'y'));
    await succeeds(`quiesce site status ${site}`);
    await refused(`quiesce window extend ${started} --by 10m`, 'only after it is ratified');
    await succeeds(`quiesce ratify ${started} --profile approver-ben`, 'y');
    await refused(`quiesce window cancel ${started}`, 'has begun, and the edge enforces it');
    await succeeds(`quiesce window extend ${started} --by 10m --reason "Still wrong"`, 'y');
    await succeeds(`quiesce window end ${started}`, 'y');
  }, 180_000);

  it('times that mean two things are asked about', async () => {
    const at = '--at "2027-10-31 02:30 Europe/Berlin"';
    const screen = await reads(`${request} ${at}`, 'Enter', 'n');
    expect(screen.text).toContain('2027-10-31T02:30:00+02:00');
    await refused(`${request} --at 03/04/2027`, 'this time is not understood');
  }, 120_000);

  it('a command runs inside a window', async () => {
    const run = `quiesce run --site ${site} --mode read-only --for 5m --reason ${reason}`;
    await terminal.type(`${run} -- ./migrate.sh 1 0`);
    await terminal.untilShown((text) => text.includes('◆'));
    await terminal.press('y');
    const shown = await terminal.untilShown((text) => text.includes('Waiting for approval'));
    await stage.vote('ana', idIn({ exitCode: 0, lines: [], text: shown }));
    const screen = await terminal.untilPrompt();
    expect({ exitCode: screen.exitCode, tooWide: tooWide(screen) }).toEqual({ exitCode: 0, tooWide: [] });
    expect(screen.text).toMatch(/in maintenance[\s\S]*in w\d+\.[\s\S]*Ended[\s\S]*open\s+again/);
  }, 120_000);

  it('Ctrl-C while a command waits asks whether to cancel the request, and ends with 130', async () => {
    await terminal.type(`quiesce run --site ${site} --mode read-only --for 5m --reason x -- ./migrate.sh 1 0`);
    await terminal.untilShown((text) => text.includes('◆'));
    await terminal.press('y');
    const id = idIn({
      exitCode: 0,
      lines: [],
      text: await terminal.untilShown((text) => text.includes('Waiting for approval')),
    });
    await terminal.press('C-c');
    await terminal.untilShown((text) => text.includes('Otherwise it'));
    await terminal.press('y');
    const screen = await terminal.untilPrompt();
    expect({ exitCode: screen.exitCode, tooWide: tooWide(screen) }).toEqual({ exitCode: 130, tooWide: [] });
    expect(await stage.window(id)).toMatchObject({ status: 'cancelled' });
  }, 120_000);

  it('Ctrl-C while the command runs asks what becomes of the window', async () => {
    await terminal.type(`quiesce run --yes --site ${site} --mode read-only --for 5m --reason x -- ./migrate.sh 60 0`);
    const id = idIn({
      exitCode: 0,
      lines: [],
      text: await terminal.untilShown((text) => text.includes('Waiting for approval')),
    });
    await stage.vote('ana', id);
    await terminal.untilShown((text) => text.includes(`in ${id}`));
    await terminal.press('C-c');
    await terminal.untilShown((text) => text.includes('What should become'));
    await terminal.press('Enter');
    const screen = await terminal.untilPrompt();
    expect({ exitCode: screen.exitCode, tooWide: tooWide(screen) }).toEqual({ exitCode: 130, tooWide: [] });
    expect(await stage.window(id)).toMatchObject({ status: 'completed' });
  }, 120_000);

  it('what comes after a wait does not run when it is interrupted', async () => {
    const id = idIn(await succeeds(`${request} --at +3h`, 'y'));
    await terminal.type(`quiesce window wait ${id} && echo went on`);
    await terminal.untilShown((text) => text.includes('Waiting for approval'));
    await terminal.press('C-c');
    const screen = await terminal.untilPrompt();
    expect({ exitCode: screen.exitCode, text: screen.text }).toEqual({
      exitCode: 130,
      text: expect.not.stringContaining('went on'),
    });
    await succeeds(`quiesce window cancel ${id}`, 'y');
  }, 120_000);

  it('templates, proposals and a file are proposed, seen and revoked', async () => {
    const wish = `--name Deploy --mode read-only --longest 30m --uses 100 --expires 2027-06-30T00:00Z --reason ${reason}`;
    const id = idIn(await succeeds(`quiesce template propose ${site} ${wish}`));
    await succeeds('quiesce template list');
    await succeeds(`quiesce proposal approve ${id} --profile approver-ana`, 'y');
    const used = idIn(
      await succeeds(`quiesce window request --site ${site} --template ${id} --at +2h --for 20m --reason x`, 'y'),
    );
    await succeeds(`quiesce window cancel ${used}`, 'y');
    await succeeds(`quiesce template show ${id}`);
    await succeeds(`quiesce template revoke ${id}`, 'y');
    await refused(`quiesce template revoke ${id}`, 'is revoked, so there is nothing to cancel');
    await succeeds('quiesce proposal list');
    await succeeds('quiesce export --profile admin -o quiesce.yaml');
    const file = `sites: [{ siteId: new${columns}, hostnames: [new${columns}.localhost], branding: { name: "A name that is long enough to wrap in 60" } }]`;
    writeFileSync(join(terminal.folder, 'new.yaml'), file);
    await succeeds('quiesce apply -f new.yaml --dry-run --profile admin');
    await succeeds('quiesce apply -f new.yaml --profile admin', 'y');
    expect((await succeeds('quiesce apply -f new.yaml --profile admin')).text).toContain('Nothing to change.');
  }, 180_000);

  it('sites, the directory, bypasses, the audit log and evidence are read', async () => {
    const id = idIn(await succeeds(`quiesce window list --site ${site} --status completed --limit 1`));
    for (const line of [
      'quiesce site list',
      `quiesce site show ${site}`,
      `quiesce site explain http://${site}.localhost/cart --method POST`,
      'quiesce approver list',
      'quiesce machine list',
      `quiesce bypass link ${site} --url http://${site}.localhost/ --for 1h --profile admin`,
      `quiesce bypass header ${site} --profile admin`,
      `quiesce audit list --site ${site} --limit 20`,
      `quiesce audit verify --site ${site}`,
      `quiesce audit export --site ${site} -o chain.jsonl`,
      'quiesce audit verify chain.jsonl',
      `quiesce evidence ${id} -o window.zip`,
      'quiesce evidence verify window.zip',
      'quiesce open --print',
    ]) {
      await succeeds(line);
    }
    await succeeds(`quiesce bypass revoke ${site} --links --profile admin`, 'y');
    await refused('quiesce approver remove nobody --profile admin', 'Nobody in the directory has this id.');
    await refused(
      `quiesce site subscribe ${site} carl@customer.example --profile viewer`,
      'The profile viewer may not do this.',
    );
    await refused('quiesce window request', 'Missing: --site <site>');
  }, 240_000);

  it('colours are there, say nothing that the words do not, and can be switched off', async () => {
    await terminal.run(`quiesce window list --site ${site}`);
    expect(await terminal.coloured()).toMatch(
      new RegExp(`${String.fromCharCode(27)}\\[3\\dm(completed|cancelled|rejected)`),
    );
    await terminal.run(`NO_COLOR=1 quiesce window list --site ${site}`);
    expect(await terminal.coloured()).not.toContain(String.fromCharCode(27));
    const id = idIn(await succeeds(`${request} --at +3h`, 'y'));
    for (const [before, after] of [
      ['NO_COLOR=1 ', ''],
      ['', ' --no-color'],
    ]) {
      await terminal.type(`${before}quiesce window wait ${id}${after}`);
      await terminal.untilShown((text) => text.includes('Waiting for approval'));
      expect(await terminal.coloured()).not.toContain(String.fromCharCode(27));
      await terminal.press('C-c');
      await terminal.untilPrompt();
    }
    await succeeds(`quiesce window cancel ${id}`, 'y');
  }, 120_000);
});
