import { newTemplate, requestOf } from '../../../console/pages/template-form/form';
import { templateWords } from '../../../console/parts/templates/template-words';
import { de } from '../../../console/texts/de';
import { en } from '../../../console/texts/en';
import { templateRequest } from '../../../lambdas/http/proposal/schema';
import { read } from '../../../lambdas/http/server/read';

const typed = { ...newTemplate('Europe/Paris'), name: ' Reindex ', lastDay: '2027-01-31', reason: 'Every week' };

describe('what is typed about a template', () => {
  it('becomes a proposal with nothing that was left open', () => {
    expect(requestOf(typed)).toEqual({
      name: 'Reindex',
      mode: 'read-only',
      maximumDurationSeconds: 3_600,
      uses: 10,
      expiresAt: '2027-01-31T23:59:59Z',
      reason: 'Every week',
    });
  });

  it('becomes a proposal that the API can read, with every limit', () => {
    const limited = {
      ...typed,
      mode: 'full' as const,
      hostnames: ['shop.example.com'],
      paths: '/search\n /find ',
      hasHours: true,
      days: [7, 1],
      hasTexts: true,
      textLength: '100',
      textLanguages: ['fr'],
      ticket: 'OPS-1',
    };
    expect(requestOf(limited)).toMatchObject({
      hostnames: ['shop.example.com'],
      paths: ['/search', '/find'],
      hours: { from: '22:00', to: '05:00', days: [1, 7], timeZone: 'Europe/Paris' },
      texts: { maximumLength: 100, languages: ['fr'] },
      ticket: 'OPS-1',
    });
    expect(() => read(templateRequest, requestOf(limited), 'the body')).not.toThrow();
  });
});

describe('what a template allows', () => {
  const template = {
    name: 'Reindex',
    mode: 'read-only',
    maximumDurationSeconds: 5_400,
    uses: 12,
    hostnames: ['shop.example.com'],
    paths: ['/search'],
    expiresAt: '2027-01-31T00:00:00Z',
    hours: { from: '22:00', to: '05:00', days: [1, 7], timeZone: 'Europe/Paris' },
    texts: { maximumLength: 100, languages: ['fr'] },
  } as const;
  const copy = { ...template, hostnames: [...template.hostnames], paths: [...template.paths] };
  const all = {
    ...copy,
    hours: { ...template.hours, days: [...template.hours.days] },
    texts: { ...template.texts, languages: [...template.texts.languages] },
  };

  it('is said in words of each language', () => {
    expect(templateWords(all, { texts: en, locale: 'en-GB' })).toEqual([
      'up to 1 h 30 min',
      'only /search',
      'from 22:00 to 05:00 in Europe/Paris',
      'on Monday, Sunday',
      'texts for visitors up to 100 characters',
      'translations only in French',
    ]);
    expect(templateWords(all, { texts: de, locale: 'de-DE' })).toContain('am Montag, Sonntag');
  });

  it('names host names only where they were chosen, and no texts where it allows none', () => {
    const { hours: _, ...anyTime } = all;
    const words = templateWords(
      { ...anyTime, paths: [], hostnamesChosen: true, texts: { maximumLength: 0 } },
      { texts: en, locale: 'en-GB' },
    );
    expect(words).toEqual(['up to 1 h 30 min', 'the whole site', 'on shop.example.com', 'no texts for visitors']);
  });
});
