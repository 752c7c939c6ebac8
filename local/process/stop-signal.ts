/** Stops cleanly at Ctrl-C, SIGTERM and when the terminal closes; a second signal no longer waits. */
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
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, handle);
  // A terminal that closed takes no more text; that is no reason to leave without cleaning up.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
