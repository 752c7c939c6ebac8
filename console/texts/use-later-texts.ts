import { useEffect, useState } from 'react';
import { type LaterTexts, laterTexts, loadLaterTexts } from './later';
import type { Language } from './texts';
import { useWording } from './texts-context';

/** The texts about what is wrong: undefined until they are loaded, null where they do not come. */
export function useLaterTexts(): LaterTexts | null | undefined {
  const { language } = useWording();
  const [tried, setTried] = useState<Language | undefined>(undefined);
  useEffect(() => {
    let isOver = false;
    const done = () => !isOver && setTried(language);
    loadLaterTexts(language).then(done, done);
    return () => {
      isOver = true;
    };
  }, [language]);
  return laterTexts(language) ?? (tried === language ? null : undefined);
}
