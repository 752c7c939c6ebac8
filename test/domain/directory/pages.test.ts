import * as fc from 'fast-check';
import type { Directory } from '../../../lambdas/domain/directory/directory';
import { withoutPerson, withPerson } from '../../../lambdas/domain/directory/directory-rules';
import { bytesOf, directoryOf, inOrder, pagesOf, pagesPerDirectory } from '../../../lambdas/domain/directory/pages';
import { bytes, counts } from '../../../lambdas/domain/limits';
import { directory, person } from '../people';

const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,23}$/);
const anyDirectory = fc
  .record({
    people: fc.uniqueArray(id, { maxLength: 40 }),
    machines: fc.uniqueArray(id, { maxLength: 10 }),
    gone: fc.uniqueArray(id, { maxLength: 10 }),
    version: fc.nat(),
  })
  .map(({ people, machines, gone, version }): Directory => {
    const moments = gone.map((former, n) => [former, { at: n, version: n }] as const);
    return {
      people: people.map((personId) => person(personId)),
      machines: machines.map((machineId) => ({ machineId, ownerId: 'ana', principals: [machineId] })),
      ...(moments.length > 0 && { formerIds: Object.fromEntries(moments) }),
      version,
    };
  });

describe('the pages of a directory', () => {
  it('make up the directory, in order of ids', () => {
    fc.assert(
      fc.property(anyDirectory, fc.integer({ min: 1, max: 64 }), (known, count) => {
        const pages = pagesOf(known, count);
        expect(pages).toHaveLength(count);
        expect(directoryOf(pages, known.version)).toEqual(inOrder(known));
      }),
    );
  });

  it('leave everybody where they are when somebody comes or goes', () => {
    const known = directory(['ana', 'ben', 'cy', 'rita'].map((personId) => person(personId)));
    const changed = (after: Directory) => {
      const [left, right] = [known, after].map((one) => pagesOf(one, pagesPerDirectory).map((page) => page));
      return left?.filter((page, n) => JSON.stringify(page) !== JSON.stringify(right?.[n])).length;
    };
    expect(changed(withPerson(known, person('dan')))).toBe(1);
    expect(changed(withoutPerson(known, 'ana', 9))).toBe(1);
  });

  it('stay far below what an item holds, with a thousand people of the usual size', () => {
    const people = Array.from({ length: counts.people }, (_, n) => {
      const personId = `first.last${n}`.replace('.', '-');
      return person(personId, { principals: [`arn:aws:iam::111122223333:user/${personId}`], groups: ['ops', 'dba'] });
    });
    const sizes = pagesOf(directory(people), pagesPerDirectory).map(bytesOf);
    expect(Math.max(...sizes)).toBeLessThan(bytes.directoryPage / 10);
  });
});
