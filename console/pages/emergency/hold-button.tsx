import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

const HOLD_MS = 1_500;

interface HoldButtonProps {
  readonly text: string;
  /** What a person hears who cannot see that it fills. */
  readonly hint: string;
  readonly isDisabled: boolean;
  readonly onHeld: () => void;
}

/** Acts when it was held for a second and a half, by pointer or key; letting go earlier does nothing. */
export function HoldButton({ text, hint, isDisabled, onHeld }: HoldButtonProps) {
  const [isHeld, setHeld] = useState(false);
  const act = useRef(onHeld);
  act.current = onHeld;
  useEffect(() => {
    if (!isHeld) return;
    const timer = setTimeout(() => {
      setHeld(false);
      act.current();
    }, HOLD_MS);
    return () => clearTimeout(timer);
  }, [isHeld]);
  const holdByKey = (event: KeyboardEvent) => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    setHeld(true);
  };
  const release = () => setHeld(false);
  return (
    <button
      type="button"
      className={`hold${isHeld ? ' hold-held' : ''}`}
      disabled={isDisabled}
      aria-description={hint}
      onPointerDown={() => setHeld(true)}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onKeyDown={holdByKey}
      onKeyUp={release}
      onBlur={release}
    >
      <span>{text}</span>
    </button>
  );
}
