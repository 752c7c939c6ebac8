import { actualEnd } from '../../../parts/states/ending';
import { lookOf, ModeIcon } from '../../../parts/states/mode-badge';
import { formatTime } from '../../../parts/times/time-format';
import { shortened } from '../../../parts/words/shortened';
import { wordFor } from '../../../texts/texts';
import { useTexts, useWording } from '../../../texts/texts-context';
import type { Bar } from './lanes';

interface BarViewProps {
  readonly bar: Bar;
  /** In CSS pixels, as all of these. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
  /** Where the label has to end. */
  readonly room: number;
  readonly zone: string;
}

const leastWidth = 10;
const characterWidth = 6.6;

/** A window in the timeline: filled when it is certain, dashed while people still decide. */
export function BarView({ bar: { window }, left, right, top, height, room, zone }: BarViewProps) {
  const { home, shared } = useTexts();
  const { locale } = useWording();
  const { mode, status, reason, startsAt, windowId } = window;
  const width = Math.max(leastWidth, right - left);
  const isInside = width > 96;
  const from = isInside ? left + 26 : left + width + 6;
  const label = shortened(reason, ((isInside ? left + width : room) - from - 6) / characterWidth);
  const sentence = home.bar({
    reason,
    mode: wordFor(shared.modes, mode),
    status: wordFor(shared.statuses, status),
    from: formatTime(startsAt, zone, locale),
    to: formatTime(actualEnd(window), zone, locale),
  });
  // The whole text is in the tooltip and the label for screen readers.
  return (
    <a href={`/windows/${windowId}`} className={`bar bar-${lookOf(mode)} bar-${status}`}>
      <title>{sentence}</title>
      <rect x={left} y={top} width={width} height={height} rx={6} />
      {width > 26 && (
        <svg x={left + 6} y={top + (height - 14) / 2} width={14} height={14} className="bar-icon">
          <title>{sentence}</title>
          <ModeIcon mode={mode} />
        </svg>
      )}
      <text x={from} y={top + height / 2 + 4.5} className={isInside ? 'bar-inside' : 'bar-beside'}>
        {label}
      </text>
    </a>
  );
}
