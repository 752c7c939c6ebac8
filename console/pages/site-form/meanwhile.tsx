import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Site } from '../../api/types';
import { Comparison } from '../../parts/comparison';
import { useTexts } from '../../texts/texts-context';
import { meanwhileOf } from './rebase';
import type { SiteDraft } from './send-site';

interface MeanwhileViewProps {
  readonly draft: Required<SiteDraft>;
  readonly now: Site;
  readonly onGoOn: () => void;
}

/** What somebody else changed while the form was open, beside what is typed. */
export function MeanwhileView({ draft, now, onGoOn }: MeanwhileViewProps) {
  const { siteForm: texts } = useTexts();
  const rows = meanwhileOf(draft, now);
  return (
    <Alert type="warning" header={texts.meanwhile}>
      <SpaceBetween size="s">
        <div>{rows.length === 0 ? texts.unseen : texts.meanwhileText}</div>
        {rows.length > 0 && (
          <Comparison
            label={texts.meanwhile}
            rows={rows}
            columns={[
              { id: 'before', header: texts.whenYouBegan, value: ({ before }) => before },
              { id: 'now', header: texts.now, value: (row) => row.now },
              { id: 'typed', header: texts.yours, value: ({ typed }) => typed },
            ]}
          />
        )}
        <Button formAction="none" onClick={onGoOn}>
          {texts.goOn}
        </Button>
      </SpaceBetween>
    </Alert>
  );
}
