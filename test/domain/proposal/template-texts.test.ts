import { templateTextsOf, textObjection } from '../../../lambdas/domain/proposal/template-texts';
import type { Plan } from '../../../lambdas/domain/window/window';

const plan = (texts: Pick<Plan, 'message' | 'messages'>): Plan => ({
  mode: 'full',
  startsAt: 1,
  endsAt: 2,
  hostnames: [],
  paths: [],
  exemptions: [],
  ...texts,
});

describe('the texts that a template allows', () => {
  it('have tags in lower case', () => {
    expect(templateTextsOf({ maximumLength: 0, languages: ['pt-BR'] })).toEqual({
      maximumLength: 0,
      languages: ['pt-br'],
    });
  });

  it.each([
    [{ maximumLength: -1 }],
    [{ maximumLength: 281 }],
    [{ maximumLength: 1.5 }],
    [{ maximumLength: 280, languages: ['und'] }],
    [{ maximumLength: 280, languages: ['fr', 'FR'] }],
    [{ maximumLength: 280, languages: ['french'] }],
  ])('are refused as %j', (texts) => {
    expect(() => templateTextsOf(texts)).toThrow(expect.objectContaining({ code: 'malformed' }));
  });

  it.each<[string, Parameters<typeof textObjection>[0], Pick<Plan, 'message' | 'messages'>]>([
    ['no text at all', { maximumLength: 0 }, {}],
    ['a message', { maximumLength: 4 }, { message: 'Soon' }],
    ['any language', { maximumLength: 4 }, { messages: { fr: 'Déjà' } }],
    ['a language that is named', { maximumLength: 4, languages: ['fr'] }, { messages: { fr: 'Déjà' } }],
  ])('cover %s', (_, texts, wanted) => {
    expect(textObjection(texts, plan(wanted))).toBeUndefined();
  });

  it.each<[string, Parameters<typeof textObjection>[0], Pick<Plan, 'message' | 'messages'>]>([
    ['no texts', { maximumLength: 0 }, { message: 'x' }],
    ['no texts', { maximumLength: 0 }, { messages: { fr: 'x' } }],
    ['at most 3 characters', { maximumLength: 3 }, { message: 'Soon' }],
    ['at most 3 characters', { maximumLength: 3 }, { messages: { fr: 'Déjà' } }],
    ['no texts in de', { maximumLength: 9, languages: ['fr'] }, { messages: { fr: 'Déjà', de: 'Bald' } }],
    ['no texts in fr', { maximumLength: 9, languages: [] }, { messages: { fr: 'Déjà' } }],
  ])('are %s', (words, texts, wanted) => {
    expect(textObjection(texts, plan(wanted))).toContain(words);
  });
});
