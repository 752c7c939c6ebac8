import { CommandFailure } from '../failures';

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'it exists already. Choose another name',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  EISDIR: 'it is a folder',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
};

/** Why a file could not be written, in words. */
export function cannotBeWritten(file: string, error: unknown): CommandFailure {
  const { code = '', message = String(error) }: { readonly code?: string; readonly message?: string } = Object(error);
  const reason = reasons[code] ?? message;
  return new CommandFailure(`${file} cannot be written: ${reason}.`);
}
