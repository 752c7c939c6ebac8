/** A string, with the colon behind it if it is a name; or where an object or an array begins or ends. */
const token = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g;

/**
 * The name of the first member that an object in this JSON has twice, however each of them is escaped.
 *
 * @param json valid JSON
 */
export function repeatedMember(json: string): string | undefined {
  const open: Set<string>[] = [];
  for (const [found, text, colon] of json.matchAll(token)) {
    if (found === '{' || found === '[') open.push(new Set());
    else if (found === '}' || found === ']') open.pop();
    else if (text !== undefined && colon !== undefined) {
      const name = String(JSON.parse(text));
      const names = open.at(-1);
      if (names?.has(name)) return name;
      names?.add(name);
    }
  }
  return undefined;
}
