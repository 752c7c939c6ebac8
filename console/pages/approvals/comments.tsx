import Box from '@cloudscape-design/components/box';
import type { Window } from '../../api/types';
import { usePeople } from '../../parts/directory/use-people';
import { Time } from '../../parts/times/time';
import { Said } from '../../parts/words/said';
import { useTexts } from '../../texts/texts-context';

/** What people said about a window, in the order in which they said it. */
export function Comments({ of: comments }: { readonly of: Window['comments'] }) {
  const { window: words } = useTexts();
  const people = usePeople();
  if (comments.length === 0) return null;
  return (
    <div>
      <Box variant="awsui-key-label">{words.kinds.comment}</Box>
      {comments.map(({ personId, at, text }) => (
        <div key={`${at} ${personId} ${text}`}>
          <strong>
            <Said>{people.get(personId) ?? personId}</Said>
          </strong>{' '}
          <Said lines>{words.because(text)}</Said>{' '}
          <Box variant="span" color="text-body-secondary" fontSize="body-s">
            <Time at={at} />
          </Box>
        </div>
      ))}
    </div>
  );
}
