import { balanced } from '../../texts/isolated';

interface SaidProps {
  readonly children: string | undefined;
  /** BCP 47, where it is known. */
  readonly lang?: string;
  /** Keeps the lines and spaces of what was typed. */
  readonly lines?: boolean;
}

/** What people or systems wrote: as text, in a direction of its own, and broken anywhere when it is too long. */
export function Said({ children, lang, lines = false }: SaidProps) {
  if (children === undefined) return null;
  return (
    <bdi className={lines ? 'said said-lines' : 'said'} {...(lang !== undefined && { lang })}>
      {balanced(children)}
    </bdi>
  );
}
