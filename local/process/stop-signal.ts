/** Stops cleanly on Ctrl-C, SIGTERM and when the terminal closes; a second signal stops immediately. */
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
  // Writing to a closed terminal fails; that must not prevent the clean-up.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
