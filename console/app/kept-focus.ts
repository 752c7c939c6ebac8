/** A dialog in a dialog and its fields; whoever was there longer ago has forgotten it. */
const remembered = 12;

/**
 * Whoever works by keyboard would begin at the top of the page again when the element that has the focus goes away: the
 * dialog that was answered, the button of what is done. The focus then goes to where it was before, or to the heading.
 *
 * @returns what stops it
 */
export function keepFocus(): () => void {
  let visited: Element[] = [];
  const visit = ({ target }: FocusEvent) => {
    if (target instanceof Element) visited = [...visited.filter((one) => one !== target), target].slice(-remembered);
  };
  const observer = new MutationObserver(() => {
    if (document.activeElement !== document.body || visited.at(-1)?.isConnected !== false) return;
    visited = visited.filter((one) => one.isConnected);
    const place = visited.findLast((one) => one.checkVisibility()) ?? document.querySelector('[data-page-title]');
    if (place instanceof HTMLElement) place.focus({ preventScroll: true });
  });
  document.addEventListener('focusin', visit);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', visit);
    observer.disconnect();
  };
}
