/** The files that draw the console. The document names them where no browser loads them by itself. */
const named = (): readonly HTMLLinkElement[] => {
  const template = document.querySelector<HTMLTemplateElement>('template#ahead');
  return [...(template?.content.querySelectorAll('link') ?? [])];
};

/** Loads and compiles them, in the page that draws. */
export function loadAhead(): void {
  for (const link of named()) document.head.append(document.importNode(link));
}

/** Fetches them in a page that is about to leave, for the one that comes back: to compile them here would only be in the way of leaving. */
export function fetchAhead(): void {
  for (const { href } of named()) {
    // What has not come when the page leaves, the next one loads.
    fetch(href, { priority: 'low' })
      .then((response) => response.arrayBuffer())
      .catch(() => undefined);
  }
}
