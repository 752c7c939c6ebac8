import { Said } from '../../../parts/words/said';
import { useTexts, useWording } from '../../../texts/texts-context';
import type { Row } from './lanes';
import { RowView } from './row-view';
import { type Span, shareAt, ticksOf, type Zoom } from './scale';
import { tickLabel } from './tick-label';

interface TimelineProps {
  readonly rows: readonly Row[];
  /** What visitors know a site as. */
  readonly nameOf: (siteId: string) => string | undefined;
  readonly span: Span;
  readonly zoom: Zoom;
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** CSS pixels. */
  readonly width: number;
}

const axisHeight = 28;
/** What the label of a tick takes. */
const tickWidth = 64;

/** The windows of sites over time: a table with a row per site, whose cells are drawn. */
export function Timeline({ rows, nameOf, span, zoom, timeZone, now, width }: TimelineProps) {
  const { home, shared } = useTexts();
  const { locale } = useWording();
  const left = width < 500 ? 84 : Math.min(210, width * 0.22);
  const room = width - left;
  const x = (at: number) => shareAt(span, at) * room;
  const all = ticksOf(span, zoom, timeZone);
  const each = Math.max(1, Math.ceil((all.length * tickWidth) / room));
  const ticks = all.filter((_, index) => index % each === 0);
  const labelled = ticks.filter((at) => x(at) + tickWidth <= room);
  const marks = { ticks: ticks.map(x), now: now >= span.from && now < span.to ? x(now) : undefined };
  return (
    <table className="timeline" aria-label={home.timelineLabel(rows.length)}>
      <thead>
        <tr>
          <th scope="col" style={{ width: left }}>
            <span className="only-read-aloud">{shared.site}</span>
          </th>
          <th scope="col">
            <svg width={room} height={axisHeight}>
              <title>{home.windowsOfSite}</title>
              {labelled.map((at) => (
                <text key={at} x={x(at) + 4} y={17}>
                  {tickLabel(at, zoom, timeZone, locale)}
                </text>
              ))}
              {marks.now !== undefined && <circle className="timeline-now" cx={marks.now} cy={axisHeight - 5} r={4} />}
            </svg>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.siteId}>
            <th scope="row">
              <a href={`/sites/${row.siteId}`}>{row.siteId}</a>
              {nameOf(row.siteId) !== undefined && (
                <div className="timeline-name" title={nameOf(row.siteId)}>
                  <Said>{nameOf(row.siteId)}</Said>
                </div>
              )}
            </th>
            <td>
              <RowView row={row} x={x} width={room} marks={marks} zone={timeZone} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
