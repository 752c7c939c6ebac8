/** The token in what somebody pasted: the link of the confirmation mail, the whole mail, or the token itself. */
export function tokenIn(pasted: string): string | undefined {
  const inLink = /[?&]Token=([^&#\s"<>]+)/i.exec(pasted)?.[1];
  const token = inLink ?? pasted.trim();
  return /^[\w.-]{1,1024}$/.test(token) ? token : undefined;
}
