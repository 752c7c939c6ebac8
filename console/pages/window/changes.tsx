import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { Window } from '../../api/types';
import { PlanChanges } from '../../parts/voting/plan-changes-table';
import { Said } from '../../parts/words/said';
import { useTexts } from '../../texts/texts-context';

/** The plan in force beside the one that is asked for. Nothing while none is. */
export function Changes({ window }: { readonly window: Window }) {
  const { window: texts } = useTexts();
  const { amendment } = window;
  if (!amendment || amendment.decided) return null;
  return (
    <Container header={<Header variant="h2">{texts.changes}</Header>}>
      <PlanChanges before={window} after={amendment} />
      <Box color="text-body-secondary">
        <Said lines>{texts.because(amendment.reason)}</Said>
      </Box>
    </Container>
  );
}
