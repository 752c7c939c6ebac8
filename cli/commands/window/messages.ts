import { UsageFailure } from '../../failures';

/** The texts of `--message-in`, such as `fr=Nous revenons bientôt`, by language. */
export function messagesOf(texts: readonly string[] | undefined): Readonly<Record<string, string>> | undefined {
  if (texts === undefined) return undefined;
  return Object.fromEntries(
    texts.map((text) => {
      const [, language = '', message = ''] = /^([\w-]+)=(.+)$/s.exec(text) ?? [];
      if (language === '') throw new UsageFailure(`--message-in ${text}: write it like fr="Nous revenons bientôt".`);
      return [language, message];
    }),
  );
}
