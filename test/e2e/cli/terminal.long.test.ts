import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stage } from '../harness';
import { atEach, Desk } from './desk';
import { hasTerminal, Terminal } from './terminal';

const inTerminals = hasTerminal ? describe : describe.skip;
const widths = [60, 80, 160];

const reason = `"Database upgrade to the next major version, with a long reason: データベースを更新しています。"`;
const request = (site: string) => `quiesce window request --site ${site} --mode full --reason ${reason} --for 30m`;

/** Sleeps a second at a time: a shell that gets Ctrl-C just as it starts a program acts on it only when that program ends. */
const migrate = `#!/bin/sh
echo "in $QUIESCE_WINDOW_ID"
for _ in $(seq "$1"); do sleep 1; done
exit "$2"
`;

inTerminals(`in terminals of ${widths.join(', ')} columns`, () => {
  let stage: Stage;
  let desks: Desk[] = [];
  beforeAll(async () => {
    stage = await Stage.open();
    desks = await Promise.all(widths.map(openDesk));
  }, 180_000);
  afterAll(async () => {
    await Promise.all(desks.map(({ terminal }) => terminal.close()));
    await stage.close();
  }, 30_000);

  async function openDesk(columns: number): Promise<Desk> {
    const site = `w${columns}`;
    await stage.createSite(site, { overrunSeconds: 0 });
    const terminal = await Terminal.open(stage.directory, columns);
    const script = join(terminal.folder, 'migrate.sh');
    writeFileSync(script, migrate);
    chmodSync(script, 0o755);
    return new Desk(terminal, site);
  }

  const inEach = (name: string, act: (desk: Desk) => Promise<void>) => it(name, () => atEach(desks, act), 240_000);

  inEach('a window is requested, discussed, edited, approved and cancelled', async (desk) => {
    const { site } = desk;
    const id = desk.idIn(await desk.succeeds(`${request(site)} --at "tomorrow 02:00 Europe/Paris"`, 'y'));
    await desk.succeeds(`quiesce window show ${id}`);
    await desk.succeeds('quiesce window list');
    await desk.succeeds('quiesce questions --profile approver-ana');
    await desk.succeeds(
      `quiesce window comment ${id} "Replica is ready, and a comment may be long, too, so it wraps as well"`,
    );
    await desk.succeeds(`quiesce window edit ${id} --for 45m --message "Wir sind gleich wieder da."`, 'y');
    await desk.succeeds(`quiesce window approve ${id} --profile approver-ana`, 'y');
    await desk.refused(
      `quiesce window withdraw ${id} --profile approver-ana`,
      'is approved: nothing of it is open for votes.',
    );
    await desk.refused(`quiesce window extend ${id} --by 10m`, 'This window has not begun.');
    await desk.refused(`quiesce window end ${id}`, 'This window has not begun.');
    expect((await desk.reads(`quiesce window cancel ${id}`, 'n')).text).toContain('Nothing was done.');
    await desk.succeeds(`quiesce window cancel ${id} --reason "Not needed any more"`, 'y');
  });

  inEach('a window is rejected, and an emergency started, ratified and ended', async (desk) => {
    const { site } = desk;
    const id = desk.idIn(await desk.succeeds(`${request(site)} --at +3h`, 'y'));
    await desk.succeeds(`quiesce window reject ${id} --profile approver-ben --reason "Not tonight"`, 'y');
    await desk.refused(`quiesce window wait ${id}`, 'The window is rejected by ben (Not tonight).');
    const emergency = `quiesce emergency ${site} --mode read-only --reason ${reason} --profile breakglass`;
    await desk.refused(`${emergency} --for 2h`, 'at most 1 h');
    const started = desk.idIn(await desk.succeeds(`${emergency} --for 30m --path /cart`, 'y'));
    await desk.succeeds(`quiesce site status ${site}`);
    await desk.refused(`quiesce window extend ${started} --by 10m`, 'only after it is ratified');
    await desk.succeeds(`quiesce ratify ${started} --profile approver-ben`, 'y');
    await desk.refused(`quiesce window cancel ${started}`, 'has begun, and the edge enforces it');
    await desk.succeeds(`quiesce window extend ${started} --by 10m --reason "Still wrong"`, 'y');
    await desk.succeeds(`quiesce window end ${started}`, 'y');
  });

  inEach('times that mean two things are asked about', async (desk) => {
    const { site } = desk;
    const at = '--at "2027-10-31 02:30 Europe/Berlin"';
    const screen = await desk.reads(`${request(site)} ${at}`, 'Enter', 'n');
    expect(screen.text).toContain('2027-10-31T02:30:00+02:00');
    await desk.refused(`${request(site)} --at 03/04/2027`, 'this time is not understood');
  });

  inEach('a command runs inside a window', async (desk) => {
    const { site, terminal } = desk;
    const run = `quiesce run --site ${site} --mode read-only --for 5m --reason ${reason}`;
    await terminal.type(`${run} -- ./migrate.sh 1 0`);
    await terminal.untilShown((text) => text.includes('◆'));
    await terminal.press('y');
    const shown = await terminal.untilShown((text) => text.includes('Waiting for approval'));
    await stage.vote('ana', desk.idIn({ text: shown }));
    const screen = await terminal.untilPrompt();
    expect({ exitCode: screen.exitCode, tooWide: desk.tooWide(screen) }).toEqual({ exitCode: 0, tooWide: [] });
    expect(screen.text).toMatch(/in maintenance[\s\S]*in w\d+\.[\s\S]*Ended[\s\S]*open\s+again/);
  });

  inEach('Ctrl-C while a command waits asks whether to cancel the request, and ends with 130', async (desk) => {
    const { site, terminal } = desk;
    await terminal.type(`quiesce run --site ${site} --mode read-only --for 5m --reason x -- ./migrate.sh 1 0`);
    await terminal.untilShown((text) => text.includes('◆'));
    await terminal.press('y');
    const id = desk.idIn({ text: await terminal.untilShown((text) => text.includes('Waiting for approval')) });
    await terminal.press('C-c');
    await terminal.untilShown((text) => text.includes('Otherwise it'));
    await terminal.press('y');
    const screen = await terminal.untilPrompt();
    expect({ exitCode: screen.exitCode, tooWide: desk.tooWide(screen) }).toEqual({ exitCode: 130, tooWide: [] });
    expect(await stage.window(id)).toMatchObject({ status: 'cancelled' });
  });

  inEach('Ctrl-C while the command runs asks what becomes of the window', async (desk) => {
    const { site, terminal } = desk;
    await terminal.type(`quiesce run --yes --site ${site} --mode read-only --for 5m --reason x -- ./migrate.sh 60 0`);
    const id = desk.idIn({ text: await terminal.untilShown((text) => text.includes('Waiting for approval')) });
    await stage.vote('ana', id);
    await terminal.untilShown((text) => text.includes(`in ${id}`));
    await terminal.press('C-c');
    await terminal.untilShown((text) => text.includes('What should become'));
    await terminal.press('Enter');
    const screen = await terminal.untilPrompt();
    expect({ exitCode: screen.exitCode, tooWide: desk.tooWide(screen) }).toEqual({ exitCode: 130, tooWide: [] });
    expect(await stage.window(id)).toMatchObject({ status: 'completed' });
  });

  inEach('what comes after a wait does not run when it is interrupted', async (desk) => {
    const { site, terminal } = desk;
    const id = desk.idIn(await desk.succeeds(`${request(site)} --at +3h`, 'y'));
    await terminal.type(`quiesce window wait ${id} && echo went on`);
    await terminal.untilShown((text) => text.includes('Waiting for approval'));
    await terminal.press('C-c');
    const screen = await terminal.untilPrompt();
    expect({ exitCode: screen.exitCode, text: screen.text }).toEqual({
      exitCode: 130,
      text: expect.not.stringContaining('went on'),
    });
    await desk.succeeds(`quiesce window cancel ${id}`, 'y');
  });

  inEach('templates, proposals and a file are proposed, seen and revoked', async (desk) => {
    const { site, terminal } = desk;
    const wish = `--name Deploy --mode read-only --longest 30m --uses 100 --expires 2027-06-30T00:00Z --reason ${reason}`;
    const id = desk.idIn(await desk.succeeds(`quiesce template propose ${site} ${wish}`));
    await desk.succeeds('quiesce template list');
    await desk.succeeds(`quiesce proposal approve ${id} --profile approver-ana`, 'y');
    const used = desk.idIn(
      await desk.succeeds(`quiesce window request --site ${site} --template ${id} --at +2h --for 20m --reason x`, 'y'),
    );
    await desk.succeeds(`quiesce window cancel ${used}`, 'y');
    await desk.succeeds(`quiesce template show ${id}`);
    await desk.succeeds(`quiesce template revoke ${id}`, 'y');
    await desk.refused(`quiesce template revoke ${id}`, 'is revoked, so there is nothing to cancel');
    await desk.succeeds('quiesce proposal list');
    await desk.succeeds('quiesce export --profile admin -o quiesce.yaml');
    const file = `sites: [{ siteId: new${desk.columns}, hostnames: [new${desk.columns}.localhost], branding: { name: "A name that is long enough to wrap in 60" } }]`;
    writeFileSync(join(terminal.folder, 'new.yaml'), file);
    await desk.succeeds('quiesce apply -f new.yaml --dry-run --profile admin');
    await desk.succeeds('quiesce apply -f new.yaml --profile admin', 'y');
    expect((await desk.succeeds('quiesce apply -f new.yaml --profile admin')).text).toContain('Nothing to change.');
  });

  inEach('sites, the directory, bypasses, the audit log and evidence are read', async (desk) => {
    const { site } = desk;
    const id = desk.idIn(await desk.succeeds(`quiesce window list --site ${site} --status completed --limit 1`));
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
      await desk.succeeds(line);
    }
    await desk.succeeds(`quiesce bypass revoke ${site} --links --profile admin`, 'y');
    await desk.refused('quiesce approver remove nobody --profile admin', 'Nobody in the directory has this id.');
    await desk.refused(
      `quiesce site subscribe ${site} carl@customer.example --profile viewer`,
      'The profile viewer may not do this.',
    );
    await desk.refused('quiesce window request', 'Missing: --site <site>');
  });

  inEach('colours are there, say nothing that the words do not, and can be switched off', async (desk) => {
    const { site, terminal } = desk;
    await terminal.run(`quiesce window list --site ${site}`);
    expect(await terminal.coloured()).toMatch(
      new RegExp(`${String.fromCharCode(27)}\\[3\\dm(completed|cancelled|rejected)`),
    );
    await terminal.run(`NO_COLOR=1 quiesce window list --site ${site}`);
    expect(await terminal.coloured()).not.toContain(String.fromCharCode(27));
    const id = desk.idIn(await desk.succeeds(`${request(site)} --at +3h`, 'y'));
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
    await desk.succeeds(`quiesce window cancel ${id}`, 'y');
  });
});
