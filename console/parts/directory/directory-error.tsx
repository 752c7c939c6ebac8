import { ApiProblem } from '../../api/problem';
import { useTexts } from '../../texts/texts-context';
import { ErrorView } from '../error-view';

/** Why a change of the directory was refused, with links to what is in its way. */
export function DirectoryError({ error }: { readonly error: unknown }) {
  const { people: texts } = useTexts();
  const more = error instanceof ApiProblem ? error.more : {};
  return (
    <>
      <ErrorView error={error} />
      <Blocking text={texts.blockingWindows} ids={idsIn(more.windowIds)} path="/windows/" />
      <Blocking text={texts.blockingProposals} ids={idsIn(more.proposalIds)} path="/proposals/" />
      <Blocking text={texts.blockingMachines} ids={idsIn(more.machines)} />
    </>
  );
}

interface BlockingProps {
  readonly text: string;
  readonly ids: readonly string[];
  /** Before an id; without it they are on the page of machines. */
  readonly path?: string;
}

function Blocking({ text, ids, path }: BlockingProps) {
  if (ids.length === 0) return null;
  return (
    <div>
      {text}
      <ul>
        {ids.map((id) => (
          <li key={id}>
            <a href={path === undefined ? '/machines' : `${path}${id}`}>{id}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

const idsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
