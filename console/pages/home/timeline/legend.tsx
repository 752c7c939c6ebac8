import { ModeBadge } from '../../../parts/states/mode-badge';
import { useTexts } from '../../../texts/texts-context';

/** What colours and strokes mean. */
export function Legend() {
  const { home } = useTexts();
  return (
    <div className="legend">
      {['full', 'testers-only', 'read-only'].map((mode) => (
        <ModeBadge key={mode} mode={mode} />
      ))}
      <span className="legend-key">
        <span className="legend-solid" aria-hidden="true" />
        {home.certain}
      </span>
      <span className="legend-key">
        <span className="legend-dashed" aria-hidden="true" />
        {home.undecided}
      </span>
    </div>
  );
}
