import { openState } from '../../../local/aws/state/lmdb-state';
import type { Stage } from '../harness';

/** An execution of the approval flow as the local Step Functions keeps it. */
interface KeptExecution {
  readonly name: string;
  readonly status: string;
  readonly output?: string;
}

/** All executions of the approval flow about a window or a proposal, read from the runtime's state on disk. */
function executionsAbout(stage: Stage, subjectId: string): readonly KeptExecution[] {
  const state = openState(stage.directory);
  try {
    const kept = state.map<KeptExecution>('executions').entries();
    return kept.map(([, execution]) => execution).filter(({ name }) => name.startsWith(subjectId));
  } finally {
    state.close();
  }
}

/** What each execution about it came to: `approved`, `rejected`, `expired` or `cancelled`, in order of their names. */
export function outcomesAbout(stage: Stage, subjectId: string): readonly unknown[] {
  const byName = [...executionsAbout(stage, subjectId)].sort((one, other) => (one.name < other.name ? -1 : 1));
  return byName.map(({ status, output = 'null' }) => [status, JSON.parse(output)?.status]);
}
