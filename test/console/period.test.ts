import { formatPeriod } from '../../console/parts/times/time-format';

const [nine, ten, nextDay] = ['2026-11-28T09:00:00Z', '2026-11-28T10:00:00Z', '2026-11-29T10:00:00Z'];

/** Without the narrow spaces, which differ between versions of ICU. */
const plain = (text: string) => text.replace(/\s/gu, ' ');

describe('a period in words', () => {
  it('says the date and the zone once on one day', () => {
    expect(formatPeriod(nine, ten, 'Europe/Paris', 'en-GB')).toBe('Sat, 28 Nov 2026, 10:00–11:00 CET');
  });

  it('says both dates over midnight', () => {
    expect(plain(formatPeriod(nine, nextDay, 'UTC', 'en-GB'))).toBe(
      'Sat, 28 Nov 2026, 09:00 UTC – Sun, 29 Nov 2026, 10:00 UTC',
    );
  });

  it('shows what is no period as it is', () => {
    expect(formatPeriod('soon', ten, 'UTC', 'en-GB')).toBe('soon – Sat, 28 Nov 2026, 10:00 UTC');
    expect(formatPeriod(ten, nine, 'UTC', 'en-GB')).toMatch(/10:00 UTC – .*09:00 UTC/);
  });
});
