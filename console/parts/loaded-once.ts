/** Milliseconds. Long enough for everything that waits for a load to hear that it failed: otherwise drawing it again would load at once, for ever. */
const failureKeptFor = 1_000;

/** The same promise each time. What did not come, because the connection was lost, is loaded anew the next time. */
export function loadedOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  const begin = () => {
    const begun = load();
    begun.catch(() => setTimeout(() => (loading = undefined), failureKeptFor));
    return begun;
  };
  return () => (loading ??= begin());
}
