import { useTexts } from '../texts/texts-context';

/** The first thing that the keyboard reaches: past the header and the navigation. */
export function SkipLink() {
  const { app } = useTexts();
  const skip = () => document.querySelector<HTMLElement>('[data-page-title]')?.focus();
  return (
    <button type="button" className="skip-link" onClick={skip}>
      {app.skip}
    </button>
  );
}
