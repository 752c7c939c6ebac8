import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Interrupts } from '../../cli/terminal/interrupts';

const listening = () => {
  const source = new EventEmitter();
  const interrupts = new Interrupts(source);
  const heard: string[] = [];
  /** As node tells the process. */
  const send = (signal: string) => source.emit(signal, signal);
  return { source, send, interrupts, heard, on: (name: string) => interrupts.on(() => heard.push(name)) };
};

describe('what asks the process to stop', () => {
  it('is heard by everybody who wants to, and ends the process where nobody does', () => {
    const { send, interrupts, heard, on } = listening();
    const releases = [on('one'), on('other')];
    expect(interrupts.awaited).toBe(true);
    send('SIGTERM');
    expect(heard).toEqual(['one', 'other']);
    const quiet = listening();
    quiet.on('one')();
    expect({ awaited: quiet.interrupts.awaited, listeners: quiet.source.listenerCount('SIGINT') }).toEqual({
      awaited: false,
      listeners: 0,
    });
    for (const release of releases) release();
  });

  it('is one Ctrl-C where npx passes on what the terminal gave the command already', async () => {
    const { source, send, heard, on } = listening();
    const release = on('one');
    send('SIGINT');
    send('SIGINT');
    expect(heard).toEqual(['one']);
    release();
    // The second of the two ends nobody, although nobody listens any more.
    expect(source.listenerCount('SIGINT')).toBe(1);
    on('next');
    send('SIGINT');
    expect(heard).toEqual(['one']);
    await pause(350);
    send('SIGINT');
    expect(heard).toEqual(['one', 'next']);
  });

  it('leaves the process to end as usual a moment after the last who listened', async () => {
    const { source, send, on } = listening();
    const release = on('one');
    send('SIGINT');
    release();
    await pause(350);
    expect(source.listenerCount('SIGINT')).toBe(0);
  });

  it('ends a question when the terminal is closed, also just after a Ctrl-C', async () => {
    const { send, interrupts, heard, on } = listening();
    on('one');
    const asked = interrupts.unlessHungUp(new Promise<never>(() => {}), () => new Error('closed'));
    send('SIGINT');
    send('SIGHUP');
    await expect(asked).rejects.toThrow('closed');
    expect({ heard, hungUp: interrupts.hungUp }).toEqual({ heard: ['one', 'one'], hungUp: true });
    await expect(interrupts.unlessHungUp(Promise.resolve(3), () => new Error('closed'))).resolves.toBe(3);
  });
});
