import { changesOf, formOf, meanwhileRows } from '../../../console/pages/machines/machine-form';
import { de } from '../../../console/texts/de';

const arn = (session: string) => `arn:aws:sts::123456789012:assumed-role/deploy/${session}`;
const base = formOf({ machineId: 'pipeline', ownerId: 'ana', principals: [arn('one')] });

describe('a change of a machine', () => {
  it('has only what was typed, and the reason with it', () => {
    expect(changesOf({ ...base, ownerId: 'ben' }, base)).toEqual({ ownerId: 'ben' });
    expect(changesOf({ ...base, principals: [arn('one'), ` ${arn('two')} `], reason: ' Moved ' }, base)).toEqual({
      principals: [arn('one'), arn('two')],
      reason: 'Moved',
    });
  });

  it('is none where only empty lines or a reason were typed', () => {
    expect(changesOf({ ...base, principals: ['', arn('one'), ' '], reason: 'x' }, base)).toBeUndefined();
  });

  it('shows what others changed beside what was typed', () => {
    const typed = { ...base, ownerId: 'ben' };
    const now = { ...base, ownerId: 'cara' };
    expect(meanwhileRows({ base, typed }, now, de)).toEqual([
      { name: 'ownerId', label: 'Besitzer', before: 'ana', now: 'cara', typed: 'ben' },
    ]);
  });
});
