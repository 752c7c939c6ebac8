import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Person } from '../../api/types';
import { isHarmless } from '../../parts/directory/consequences';
import { ConsequencesView } from '../../parts/directory/consequences-view';
import type { Changeable, PersonForm } from '../../parts/directory/person-fields';
import { useConsequences } from '../../parts/directory/use-consequences';
import { useTexts } from '../../texts/texts-context';
import { isNewMailbox, personAfter } from './person-after';

interface WhatFollowsProps {
  readonly person: Person;
  readonly typed: PersonForm;
  /** What differs. */
  readonly fields: readonly Changeable[];
}

/** Says before it is sent what a change means for votes and questions. */
export function WhatFollows({ person, typed, fields }: WhatFollowsProps) {
  const { people: texts } = useTexts();
  const matters = fields.some((field) => ['email', 'approver', 'groups', 'disabled'].includes(field));
  const consequences = useConsequences(person, personAfter(person, typed), matters);
  const isMoved = isNewMailbox(person, typed);
  const isLoss = consequences !== undefined && !isHarmless(consequences);
  if (!isMoved && !isLoss) return null;
  return (
    <Alert type="warning" header={texts.whatFollows}>
      <SpaceBetween size="xs">
        {isMoved && <div>{texts.newMailbox(person.name, typed.email.trim())}</div>}
        {isMoved && consequences && !isLoss && <div>{texts.nothingLost}</div>}
        {isLoss && <ConsequencesView consequences={consequences} />}
      </SpaceBetween>
    </Alert>
  );
}
