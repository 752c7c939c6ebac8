import { type Answers, created, json, type NamedSchemas, noContent } from '../server/answer';
import { approverAnswer, approverList, machineAnswer, machineList, personAnswer, personList } from './answer-schema';
import { approverRequest, machineChange, machineRequest, personChange, personRequest } from './schema';

export const personAnswers = {
  'GET /v1/people': json(personList),
  'POST /v1/people': created(personAnswer),
  'PATCH /v1/people/{personId}': json(personAnswer),
  'DELETE /v1/people/{personId}': noContent,
  'POST /v1/people/{personId}/confirm': json(personAnswer),
} as const satisfies Answers;

export const approverAnswers = {
  'GET /v1/approvers': json(approverList),
  'POST /v1/approvers': created(approverAnswer),
  'PATCH /v1/approvers/{approverId}': json(approverAnswer),
  'DELETE /v1/approvers/{approverId}': noContent,
  'POST /v1/approvers/{approverId}/confirm': json(approverAnswer),
} as const satisfies Answers;

export const machineAnswers = {
  'GET /v1/machines': json(machineList),
  'POST /v1/machines': created(machineAnswer),
  'PATCH /v1/machines/{machineId}': json(machineAnswer),
  'DELETE /v1/machines/{machineId}': noContent,
} as const satisfies Answers;

export const directorySchemas = {
  PersonRequest: personRequest,
  PersonChange: personChange,
  Person: personAnswer,
  PersonList: personList,
  ApproverRequest: approverRequest,
  Approver: approverAnswer,
  ApproverList: approverList,
  MachineRequest: machineRequest,
  MachineChange: machineChange,
  Machine: machineAnswer,
  MachineList: machineList,
} as const satisfies NamedSchemas;
