import Box from '@cloudscape-design/components/box';
import type { ReactNode } from 'react';
import { type ApiProblem, fieldFaults } from '../../api/problem';
import type { LaterTexts } from '../../texts/later-texts';
import { wordFor } from '../../texts/texts';
import { useWording } from '../../texts/texts-context';
import { useLaterTexts } from '../../texts/use-later-texts';
import { useZone } from '../times/time';
import { Said } from '../words/said';
import { factsOf } from './facts';
import { faultWords, listOf } from './fault-words';
import { inTheWay } from './in-the-way';
import { refusalWords } from './refusal-words';

interface RefusalTextProps {
  readonly problem: ApiProblem;
  /** Shown where nobody translated what the server says. */
  readonly serverWords: ReactNode;
}

/** What was refused and what to do, in the language of the person, with links to what is in the way. */
export default function RefusalText({ problem, serverWords }: RefusalTextProps) {
  const wording = useWording();
  const later = useLaterTexts();
  const zone = useZone();
  const { text, isUnknown } = refusalWords(problem, later, factsOf(problem, wording, zone));
  const { shared } = wording.texts;
  return (
    <>
      <Box>
        <Said>{text}</Said>
      </Box>
      <Faults problem={problem} later={later} />
      {inTheWay(problem).map(({ id, path }) => (
        <div key={id}>
          <a href={path}>
            <Said>{id}</Said>
          </a>
        </div>
      ))}
      {isUnknown && serverWords}
      {problem.code === 'unexpected' && (
        <Box color="text-body-secondary" fontSize="body-s">
          {shared.code(problem.code)}
        </Box>
      )}
    </>
  );
}

/** Which fields are wrong, where no form shows it at them. */
function Faults({ problem, later }: { readonly problem: ApiProblem; readonly later: LaterTexts }) {
  const wording = useWording();
  const { shared } = wording.texts;
  const faults = fieldFaults(problem);
  if (faults.length === 0) return null;
  return (
    <ul>
      {faults.map((fault) => {
        const words = faultWords(fault, later, wording);
        const name = wordFor(later.faults.names, listOf(fault.field));
        return (
          <li key={fault.field}>
            {words === undefined ? (
              <>
                {shared.serverSays} <Said lang="en">{`${fault.field} ${fault.rule}`}</Said>
              </>
            ) : (
              <Said>{name === listOf(fault.field) ? words : later.faults.at(name, words)}</Said>
            )}
          </li>
        );
      })}
    </ul>
  );
}
