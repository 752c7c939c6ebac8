import { useTexts } from '../../../texts/texts-context';
import { BarView } from './bar-view';
import type { Row } from './lanes';

/** What goes through all rows, in CSS pixels. */
interface Marks {
  readonly ticks: readonly number[];
  /** Absent while another time is shown. */
  readonly now: number | undefined;
}

interface RowViewProps {
  readonly row: Row;
  /** Where an instant is. */
  readonly x: (at: number) => number;
  readonly width: number;
  readonly marks: Marks;
  readonly zone: string;
}

const laneHeight = 30;
const padding = 8;

/** The windows of one site. */
export function RowView({ row, x, width, marks: { ticks, now }, zone }: RowViewProps) {
  const { home } = useTexts();
  const height = row.lanes * laneHeight + 2 * padding - 4;
  return (
    <>
      {row.bars.length === 0 && <span className="only-read-aloud">{home.nothingPlanned}</span>}
      <svg width={width} height={height}>
        <title>{row.siteId}</title>
        {ticks.map((at) => (
          <line className="timeline-tick" key={at} x1={at} x2={at} y1={0} y2={height} />
        ))}
        {row.bars.map((bar, place) => (
          <BarView
            key={bar.window.windowId}
            bar={bar}
            left={Math.max(0, x(bar.span.from))}
            right={Math.min(width, x(bar.span.to))}
            top={padding + bar.lane * laneHeight}
            height={laneHeight - 4}
            room={roomAfter(row, place, x, width)}
            zone={zone}
          />
        ))}
        {now !== undefined && <line className="timeline-now" x1={now} x2={now} y1={0} y2={height} />}
      </svg>
    </>
  );
}

/** Where the label of a bar has to end: at the next bar of its lane. */
function roomAfter({ bars }: Row, place: number, x: (at: number) => number, width: number): number {
  const lane = bars[place]?.lane;
  const next = bars.slice(place + 1).find((bar) => bar.lane === lane);
  return next ? x(next.span.from) : width;
}
