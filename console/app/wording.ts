import type { I18nProviderProps } from '@cloudscape-design/components/i18n';
import { loadTexts } from '../texts/load';
import type { Language } from '../texts/texts';
import type { Wording } from '../texts/texts-context';

type Messages = I18nProviderProps.Messages;

const components: Readonly<Record<Language, () => Promise<{ readonly default: Messages }>>> = {
  en: () => import('@cloudscape-design/components/i18n/messages/all.en'),
  de: () => import('@cloudscape-design/components/i18n/messages/all.de'),
};

/** Our texts and those of the components, in a language. */
export async function loadWording(language: Language): Promise<Wording & { readonly messages: Messages }> {
  const [texts, { default: messages }] = await Promise.all([loadTexts(language), components[language]()]);
  document.documentElement.lang = language;
  const locale = navigator.languages.find((tag) => tag.toLowerCase().split('-')[0] === language) ?? language;
  return { language, locale, texts, messages };
}
