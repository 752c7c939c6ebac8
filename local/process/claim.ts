import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beganAt, endPredecessor, startOf } from '../aws/process/predecessor';

/** A running machine that owns a data directory. */
export interface Owner {
  readonly pid: number;
  /** Its base port, if its file has one. */
  readonly port: number;
}

const fileIn = (directory: string) => join(directory, 'quiesce.pid');
const WRITING_MS = 200;

/** The running machine on a directory. Files left by a machine that is no longer running are ignored. */
export function ownerOf(directory: string): Owner | undefined {
  const { pid, began, port } = parse(read(fileIn(directory)));
  return pid !== process.pid && beganAt(began)(pid) ? { pid, port } : undefined;
}

/** Two machines must not share a data directory. */
export function refusal(directory: string, { pid }: Owner): Error {
  return new Error(
    `Quiesce is already running on ${directory}, as process ${pid}. Stop it, choose another directory with --data DIR, or replace it with --take-over`,
  );
}

/** Stops a running machine and waits until it is gone. */
export async function end({ pid }: Owner): Promise<void> {
  await endPredecessor(pid, beganAt(startOf(pid)));
}

/**
 * Claims a directory that no machine owns. If several start at once, one of them gets it.
 * @returns a function that releases the directory.
 * @throws Error naming the process that has it.
 */
export async function claim(directory: string, port: number): Promise<() => void> {
  const file = fileIn(directory);
  const mine = `${process.pid} ${startOf(process.pid)} ${port}`;
  while (!tryCreate(file, mine)) {
    // An empty file is being written.
    if (read(file) === '') await sleep(WRITING_MS);
    const found = read(file);
    const owner = ownerOf(directory);
    if (owner) throw refusal(directory, owner);
    removeLeftover(file, found);
  }
  return () => {
    if (read(file) === mine) rmSync(file, { force: true });
  };
}

function tryCreate(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Another start may have replaced the leftover by its own file since it was read: that one goes back. */
function removeLeftover(file: string, found: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if (read(aside) !== found) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

/** `pid start port`; earlier versions wrote no port. */
function parse(text: string): { pid: number; began: string; port: number } {
  const [pid, began = '', port] = text.split(' ');
  return { pid: Number(pid), began, port: Number(port) };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return '';
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, 'code') === code;
}
