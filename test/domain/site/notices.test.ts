import { PAGE_LANGUAGES } from '../../../edge/document/page-keys';
import { Refusal } from '../../../lambdas/domain/refusal';
import { noticeLanguages } from '../../../lambdas/domain/site/notice-languages';
import { noticesOf, publicRemindersOf } from '../../../lambdas/domain/site/notices';
import { defaultPolicy, mergedPolicy, samePolicy } from '../../../lambdas/domain/site/site-rules';

describe('the settings of public notices', () => {
  it('have the languages of the maintenance page', () => {
    expect(noticeLanguages.join(' ')).toBe(PAGE_LANGUAGES);
  });

  it('keep the order of languages, each once, and are absent without any', () => {
    expect(noticesOf({ languages: ['fr', 'en', 'fr'] })).toEqual({ languages: ['fr', 'en'] });
    expect([noticesOf({}), noticesOf({ languages: [] })]).toEqual([undefined, undefined]);
    expect(() => noticesOf({ languages: ['xx' as 'en'] })).toThrow(Refusal);
  });

  it('remind a day and an hour before a start unless the policy says otherwise, the longest time first', () => {
    const policy = mergedPolicy(defaultPolicy, { remindPublicBeforeSeconds: [60, 7200, 60] });
    expect(publicRemindersOf(policy)).toEqual([7200, 60]);
    expect(publicRemindersOf(defaultPolicy)).toEqual([86_400, 3600]);
  });

  it('are the same policy in one that an earlier release stored', () => {
    const said = mergedPolicy(defaultPolicy, { remindPublicBeforeSeconds: [3600, 86_400] });
    expect(samePolicy(said, defaultPolicy)).toBe(true);
    expect(samePolicy(mergedPolicy(said, { remindPublicBeforeSeconds: [] }), defaultPolicy)).toBe(false);
  });
});
