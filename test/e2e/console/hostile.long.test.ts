import { describeConsole } from './describe-console';
import { changes } from './hostile/changes';
import { type Ids, populate } from './hostile/populated';
import { visit, visitors } from './hostile/visit';

jest.setTimeout(600_000);

describeConsole('the console with answers that nobody expects', (at) => {
  let ids: Ids;
  beforeAll(async () => {
    ids = await populate(at.stage);
  });

  it.each(changes)('harms no page: %s', async (_, change, sign, locale) => {
    const open: typeof at.open = (visitor) => at.open(visitor);
    const visits = await Promise.all(visitors.map((name) => visit(open, ids, { name, change, sign, locale })));

    expect(visits.flatMap(({ harm }) => harm)).toEqual([]);
    // What is not shown harms nobody: the answers did come through.
    expect(visits.flatMap(({ shown }) => shown).length).toBeGreaterThan(10);
    expect(visits.flatMap(({ opened }) => opened).length).toBeGreaterThan(5);
  });
});
