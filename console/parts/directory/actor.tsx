import { useTexts } from '../../texts/texts-context';
import { Said } from '../words/said';
import { actorName, type Actor as Who } from './actor-name';
import { usePeople } from './use-people';

/** Who did something; pointing at it shows the principal. */
export function Actor({ of }: { readonly of: Who }) {
  const { window: texts } = useTexts();
  const people = usePeople();
  return (
    <span title={of.principal}>
      <Said>{actorName(of, people, texts.system)}</Said>
    </span>
  );
}
