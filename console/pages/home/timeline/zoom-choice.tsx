import { useTexts } from '../../../texts/texts-context';
import type { Zoom } from './scale';

const zooms = ['day', 'week', 'month'] as const;

interface ZoomChoiceProps {
  readonly zoom: Zoom;
  readonly onChange: (zoom: Zoom) => void;
}

/** Cloudscape's own control brings a whole select with it, for narrow screens: 30 times the bytes of this one. */
export function ZoomChoice({ zoom, onChange }: ZoomChoiceProps) {
  const { home } = useTexts();
  return (
    <fieldset className="zoom">
      <legend className="only-read-aloud">{home.zoom}</legend>
      {zooms.map((one) => (
        <label key={one}>
          <input type="radio" name="zoom" checked={one === zoom} onChange={() => onChange(one)} />
          <span>{home[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}
