import type { ReactNode } from 'react';
import { listed } from '../../texts/isolated';
import { useTexts } from '../../texts/texts-context';
import { Said } from '../words/said';
import type { Consequences } from './consequences';

const mostShown = 5;

/** What a change of a person takes away, as a list. Nothing while it takes away nothing. */
export function ConsequencesView({ consequences }: { readonly consequences: Consequences }) {
  const { people: texts } = useTexts();
  const { windows, sites, emptyGroups } = consequences;
  return (
    <>
      {windows.length > 0 && (
        <Listed text={texts.losesQuestions(windows.length)} total={windows.length}>
          {windows.slice(0, mostShown).map(({ windowId, siteId, reason }) => (
            <li key={windowId}>
              <a href={`/windows/${windowId}`}>
                {siteId}: <Said>{reason}</Said>
              </a>
            </li>
          ))}
        </Listed>
      )}
      {sites.length > 0 && (
        <Listed text={texts.tooFew} total={sites.length}>
          {sites.slice(0, mostShown).map(({ siteId, required, left }) => (
            <li key={siteId}>{texts.tooFewOn(siteId, left, required)}</li>
          ))}
        </Listed>
      )}
      {emptyGroups.length > 0 && <p>{texts.emptyGroups(listed(emptyGroups))}</p>}
    </>
  );
}

interface ListedProps {
  readonly text: string;
  readonly total: number;
  readonly children: ReactNode;
}

function Listed({ text, total, children }: ListedProps) {
  const { people: texts } = useTexts();
  return (
    <>
      <p>{text}</p>
      <ul>
        {children}
        {total > mostShown && <li>{texts.more(total - mostShown)}</li>}
      </ul>
    </>
  );
}
