/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
const limits = { subjectCharacters: 100, messageBytes: 262_144 };

/** @returns which parameter of Publish breaks a rule, in the words of AWS */
export function faultOfMessage(subject: string | undefined, message: string): string | undefined {
  if (subject !== undefined && !isSubject(subject)) return 'Subject';
  if (Buffer.byteLength(message) + (subject?.length ?? 0) > limits.messageBytes) return 'Message too long';
  return undefined;
}

/** ASCII that begins with a letter, number or punctuation mark, has no control character, and fewer than 100 characters. */
function isSubject(subject: string): boolean {
  return subject.length < limits.subjectCharacters && /^[!-~][ -~]*$/.test(subject);
}
