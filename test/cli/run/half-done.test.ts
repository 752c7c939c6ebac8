import { FakeLife } from './fake-life';

const life = new FakeLife();
beforeAll(() => life.listen());
afterAll(() => life.close());
afterEach(() => {
  life.whenRequested = () => undefined;
  life.whenMoved = () => undefined;
});

const command = ['--', process.execPath, '-e', 'process.exit(0)'];
const oneLine = (text: string) => text.replace(/\n\s*/g, ' ');

describe('Ctrl-C while something of the window is half done', () => {
  it.each([true, false])('cancels what was being requested (at a terminal: %s)', async (terminal) => {
    life.whenRequested = () => life.interrupt();
    const { exitCode, moves, err } = await life.run(['requested'], command, { terminal, answers: [true] });
    expect({ exitCode, moves }).toEqual({ exitCode: 130, moves: ['cancel'] });
    expect(oneLine(err)).toContain('Ctrl-C again leaves it: see it with: quiesce window list');
  });

  it('says what stays behind when it is pressed again while the window is being ended', async () => {
    life.whenMoved = () => life.interrupt();
    const { exitCode, moves, err } = await life.run(['requested', 'approved', 'active'], command);
    expect({ exitCode, moves }).toEqual({ exitCode: 130, moves: ['end'] });
    expect(oneLine(err)).toMatch(/Ctrl-C again leaves it: it ends by itself: .*End it with: quiesce window end shop\./);
  });
});
