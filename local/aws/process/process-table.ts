import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What the operating system says of a process. */
export interface ProcessEntry {
  /**
   * Its start time as the operating system writes it, without blanks; a later process with the same id has a different
   * one.
   */
  readonly began: string;
  readonly commandLine: string;
}

/** Windows is asked for the same two facts in this order. */
const WINDOWS_QUERY = (pid: number) =>
  `$p = Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}'; if ($p) { $p.CreationDate.Ticks; $p.CommandLine }`;

/** @returns nothing for a process that is gone, or ended and was not waited for yet. */
export function processEntry(pid: number, platform: NodeJS.Platform = process.platform): ProcessEntry | undefined {
  if (!Number.isInteger(pid) || pid < 1) return undefined;
  try {
    if (platform === 'linux') return fromProc(pid);
    return fromLines(platform === 'win32' ? askWindows(pid) : askPs(pid));
  } catch {
    return undefined;
  }
}

/** Field 22 is the start in clock ticks since boot. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function fromProc(pid: number): ProcessEntry | undefined {
  const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
  return commandLine === '' ? undefined : { began: afterName.split(' ')[19] ?? '', commandLine };
}

function fromLines(lines: readonly string[]): ProcessEntry | undefined {
  const [began = '', commandLine = ''] = lines.map((line) => line.trim());
  return commandLine === '' ? undefined : { began: began.replaceAll(/\s+/g, '-'), commandLine };
}

function askPs(pid: number): readonly string[] {
  const ask = (field: string) => execFileSync('ps', ['-ww', '-o', `${field}=`, '-p', String(pid)], quiet).trim();
  const isZombie = ask('stat').startsWith('Z');
  return isZombie ? [] : [ask('lstart'), ask('command')];
}

function askWindows(pid: number): readonly string[] {
  return execFileSync('powershell', ['-NoProfile', '-Command', WINDOWS_QUERY(pid)], quiet).split('\n');
}

/** Makes the output independent of the locale and time zone. */
const quiet: ExecFileSyncOptionsWithStringEncoding = {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
  env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
};
