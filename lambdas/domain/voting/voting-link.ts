import { createHash, timingSafeEqual } from 'node:crypto';
import type { EpochSeconds } from '../actor';
import { forms, hasForm } from '../forms';
import type { StoredVotingLink } from './approval-request';

export const secretHashOf = (secret: string): string => hash(secret).toString('hex');
export const codeHashOf = (secret: string, code: string): string => hash(secret + code).toString('hex');

/** @param secret 32 random bytes, base64url. @param code six random digits. @param letters twelve random letters. */
export function mintLink(secret: string, code: string, at: EpochSeconds, letters?: string): StoredVotingLink {
  const lettersHash = letters === undefined ? {} : { lettersHash: codeHashOf(secret, letters) };
  return { secretHash: secretHashOf(secret), codeHash: codeHashOf(secret, code), ...lettersHash, mintedAt: at };
}

/** Compares two hex hashes in constant time. */
export function sameHash(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left, 'hex'), Buffer.from(right, 'hex')];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** `{subjectId}.{approverId}.{secret}`, where `subjectId` is `{siteId}.{ulid}`. */
export function formatToken(subjectId: string, approverId: string, secret: string): string {
  return `${subjectId}.${approverId}.${secret}`;
}

/** 32 bytes, base64url. */
const secretForm = /^[A-Za-z0-9_-]{43}$/;

/** @returns `undefined` for what cannot be a token. */
export function parseToken(token: string): { subjectId: string; approverId: string; secret: string } | undefined {
  const [siteId, ulid, approverId = '', secret = '', ...more] = token.split('.');
  const subjectId = `${siteId}.${ulid}`;
  if (more.length > 0 || !hasForm(forms.subjectId, subjectId) || !hasForm(forms.id, approverId)) return undefined;
  return secretForm.test(secret) ? { subjectId, approverId, secret } : undefined;
}

function hash(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
