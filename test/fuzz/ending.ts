import { keyOf, keyText } from '../../lambdas/store/keys';
import { expectSound } from '../commands/histories/invariant-checks';
import type { Fuzzed } from './fuzzed';

/** At the end of it all the invariants hold, every chain verifies, and each window has evidence. */
export async function expectSoundEnd(fuzzed: Fuzzed): Promise<void> {
  const standing = new Map((await fuzzed.database.records()).map((record) => [keyText(keyOf(record)), record]));
  expectSound(standing, standing);
  for (const query of ['', '?siteId=shop', '?siteId=demo']) {
    const verdict = await fuzzed.must('viewer', 'GET', `/v1/audit/verify${query}`);
    if (verdict.valid !== true) throw new Error(`The chain ${query} does not verify: ${JSON.stringify(verdict)}`);
  }
}
