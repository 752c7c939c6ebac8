/** Stops cleanly at Ctrl-C and SIGTERM; a second signal no longer waits. */
export function onStopSignal(stop: () => Promise<void>, progress: (line: string) => void): void {
  let stopping = false;
  const handle = () => {
    if (stopping) process.exit(130);
    stopping = true;
    progress('Stopping');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, handle);
}
