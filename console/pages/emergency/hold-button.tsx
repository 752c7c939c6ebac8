import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

const HOLD_MS = 1_500;

interface HoldButtonProps {
  readonly text: string;
  /** How to hold it; shown below, and with emphasis once somebody has let go too early. */
  readonly hint: string;
  /** Why it does nothing yet. */
  readonly whyNot: string | undefined;
  readonly isBusy: boolean;
  readonly onHeld: () => void;
}

/** Acts when it was held for a second and a half, by pointer or key; letting go earlier only says so. */
export function HoldButton({ text, hint, whyNot, isBusy, onHeld }: HoldButtonProps) {
  const [isHeld, setHeld] = useState(false);
  const [told, setTold] = useState('');
  const hintNow = whyNot ?? hint;
  const act = useRef(onHeld);
  act.current = onHeld;
  useEffect(() => {
    if (!isHeld) return;
    const timer = setTimeout(() => {
      setHeld(false);
      setTold('');
      act.current();
    }, HOLD_MS);
    return () => clearTimeout(timer);
  }, [isHeld]);
  const hold = () => {
    if (whyNot === undefined) setHeld(!isBusy);
    else setTold(whyNot);
  };
  const holdByKey = (event: KeyboardEvent) => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    hold();
  };
  const release = () => {
    if (isHeld) setTold(hint);
    setHeld(false);
  };
  return (
    <div>
      <button
        type="button"
        className={`hold${isHeld ? ' hold-held' : ''}`}
        disabled={isBusy}
        aria-disabled={whyNot !== undefined}
        aria-describedby="hold-hint"
        onPointerDown={hold}
        onPointerUp={release}
        onPointerLeave={release}
        onPointerCancel={release}
        onKeyDown={holdByKey}
        onKeyUp={release}
        onBlur={release}
      >
        <span>{text}</span>
      </button>
      <div id="hold-hint" role="status" className={told === hintNow ? 'hold-told' : 'quiet'}>
        {hintNow}
      </div>
    </div>
  );
}
