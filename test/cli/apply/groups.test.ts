import { checked } from '../../../cli/apply/declaration';
import { Served } from './served';

let served: Served;
beforeEach(async () => {
  served = await Served.start();
});
afterEach(() => served.close());

const people = ['ana', 'ben'].map((personId) => ({
  personId,
  name: personId,
  email: `${personId}@example.com`,
  principals: [`arn:aws:iam::123456789012:user/${personId}`],
  approver: true,
}));

/** The groups of each, once a file is applied. */
async function afterwards(file: object): Promise<Record<string, string[]>> {
  const { declaration, violations } = checked(file);
  expect(violations).toEqual([]);
  const { became } = await served.apply(declaration);
  expect(became.filter((one) => one !== 'done')).toEqual([]);
  const { items } = Object((await served.service.api('GET /v1/people')).json);
  return Object.fromEntries(
    items.map(({ personId, groups }: { personId: string; groups: string[] }) => [personId, groups.toSorted()]),
  );
}

describe('groups of a file', () => {
  beforeEach(() => afterwards({ people: people.map((each) => ({ ...each, groups: ['ops', 'dba'] })) }));

  it('say who is in them, and leave other groups as they are', async () => {
    expect(await afterwards({ groups: { dba: ['ana'], web: ['ben'] }, people })).toMatchObject({
      ana: ['dba', 'ops'],
      ben: ['ops', 'web'],
      rita: [],
    });
    expect((await served.plan({ people, groups: { dba: ['ana'], web: ['ben'] } })).changes).toEqual([]);
  });

  it('add to those that people name, which are all that these people have besides', async () => {
    const [ana, ben] = people.map((each) => ({ ...each, groups: ['night'] }));
    expect(await afterwards({ groups: { dba: ['ana'] }, people: [ana, ben] })).toMatchObject({
      ana: ['dba', 'night'],
      ben: ['night'],
    });
  });

  it('leave everybody where they are when there are none', async () => {
    expect(await afterwards({ people })).toMatchObject({ ana: ['dba', 'ops'], ben: ['dba', 'ops'] });
  });
});

it('groups are not ignored in silence where the file has no people', () => {
  expect(checked({ groups: { dba: ['ana'] } }).violations).toEqual([
    { path: ['groups', 'dba', 0], rule: 'is nobody in the people of this file' },
  ]);
});

it('too many groups of one person are found, whoever names them', () => {
  const groups = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`g${index}`, ['ana']]));
  expect(checked({ groups, people }).violations).toMatchObject([{ path: ['people', 0, 'groups'] }]);
});
