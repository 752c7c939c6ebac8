import { useId, useState } from 'react';
import { useZone } from '../../../parts/times/time';
import { browserZone } from '../../../parts/times/time-format';
import { useTexts } from '../../../texts/texts-context';

interface ZoneChoiceProps {
  readonly zone: string;
  readonly onChange: (zone: string) => void;
}

/** In which zone the timeline is: the person's own and UTC before all others. The browser's own control, as for the zoom. */
export function ZoneChoice({ zone, onChange }: ZoneChoiceProps) {
  const { home } = useTexts();
  const id = useId();
  const [all] = useState(() => Intl.supportedValuesOf('timeZone'));
  const likely = [...new Set([useZone(), browserZone(), 'UTC'])];
  return (
    <span className="zone">
      <label htmlFor={id}>{home.timesIn}</label>{' '}
      <select id={id} value={zone} onChange={({ target }) => onChange(target.value)}>
        {likely.map(optionOf)}
        <optgroup label={home.otherZones}>{all.filter((one) => !likely.includes(one)).map(optionOf)}</optgroup>
      </select>
    </span>
  );
}

const optionOf = (zone: string) => (
  <option key={zone} value={zone}>
    {zone}
  </option>
);
