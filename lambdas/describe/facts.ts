/** One line of a mail that names and tells something. */
export interface Fact {
  /** At most ten characters, so that texts stand in a column. */
  readonly label: string;
  /** A text of ours, or `quote`d. */
  readonly text: string;
}

export function factLines(facts: readonly Fact[]): string[] {
  return facts.map(({ label, text }) => `${`${label}:`.padEnd(11)} ${text}`);
}

/** What differs, by label, each as it was and as it will be. */
export function changeLines(before: readonly Fact[], after: readonly Fact[]): string[] {
  const labels = new Set([...before, ...after].map(({ label }) => label));
  return [...labels].flatMap((label) => {
    const [was, is] = [textOf(before, label), textOf(after, label)];
    return was === is ? [] : [`- ${label}: ${was ?? 'nothing'}`, `  becomes ${is ?? 'nothing'}`];
  });
}

const textOf = (facts: readonly Fact[], label: string): string | undefined =>
  facts.find((fact) => fact.label === label)?.text;
