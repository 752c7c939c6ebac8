import { lengths } from '../../../lambdas/domain/limits';
import type { FieldFault } from '../../api/problem';
import { foundInMachine, machineRules } from '../../parts/directory/directory-rules';
import type { FormRules } from '../../parts/forms/form-rules';
import { lineIfAny } from '../../parts/forms/rules';
import type { ChangeForm } from './machine-form';

export const changeRules: FormRules<ChangeForm> = {
  ...machineRules,
  fields: { ...machineRules.fields, reason: ['reason'] },
};

/** What keeps a machine from being changed. @param base as it was when somebody began */
export const foundInChange = (typed: ChangeForm, base: ChangeForm): readonly FieldFault[] => [
  ...foundInMachine(typed, base.principals),
  ...lineIfAny('reason', typed.reason, lengths.reason),
];
