import { principal } from '../../http/events';
import { Served } from './served';

let served: Served;
beforeEach(async () => {
  served = await Served.start();
});
afterEach(() => served.close());

const machines = async () => Object((await served.service.api('GET /v1/machines')).json).items;
const pipeline = { machineId: 'pipeline', ownerId: 'ana', principals: [principal('pipeline')] };

describe('a change of a machine', () => {
  beforeEach(() => served.apply({ machines: [pipeline] }));

  it.each([
    ['an owner nobody knows', { ownerId: 'carla' }],
    ['a principal of a person', { principals: [principal('ben')] }],
    ['no principal', { principals: [] }],
  ])('that is refused leaves the machine as it is: %s', async (_, change) => {
    const { changes, became } = await served.apply({ machines: [{ ...pipeline, ...change }] });
    expect(changes).toEqual(['change machine pipeline']);
    expect(became).toEqual([expect.not.stringMatching('done')]);
    expect(await machines()).toEqual([pipeline]);
  });

  it('is made, told in the audit log, and once', async () => {
    const wanted = { ...pipeline, ownerId: 'ben', principals: [principal('deploy')] };
    expect(await served.apply({ machines: [wanted] })).toMatchObject({ became: ['done'] });
    expect(await machines()).toEqual([wanted]);
    expect((await served.plan({ machines: [wanted] })).changes).toEqual([]);
    const { items } = Object((await served.service.api('GET /v1/audit')).json);
    expect(items.at(-1)).toMatchObject({ action: 'change-machine', move: 'machine.changed', subject: 'pipeline' });
  });

  it('leaves its owner free to go in the same file', async () => {
    const people = [{ personId: 'ana', name: 'Ana B.', email: 'ana@example.com', principals: [], approver: true }];
    const { became } = await served.apply({ people, machines: [{ ...pipeline, ownerId: 'rita' }] });
    expect(became).toEqual(['done', 'done']);
  });
});
