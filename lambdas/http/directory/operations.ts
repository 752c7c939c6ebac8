import * as z from 'zod/mini';
import { bare, created, json, type NamedSchemas, noContent, type Operations } from '../server/operation';
import { pageQuery } from '../server/paging-fields';
import {
  approverAnswer,
  approverList,
  approverPath,
  approverRequest,
  confirmation,
  machineAnswer,
  machineList,
  machinePath,
  machineRequest,
  personAnswer,
  personChange,
  personList,
  personPath,
  personRequest,
} from './schema';

const confirm = { ...bare, body: z._default(confirmation, {}) };
const change = { ...bare, body: personChange, conditional: true };

export const personOperations = {
  'GET /v1/people': { id: 'listPeople', ...bare, query: pageQuery, answer: json(personList) },
  'POST /v1/people': { id: 'addPerson', ...bare, body: personRequest, answer: created(personAnswer) },
  'PATCH /v1/people/{personId}': { id: 'changePerson', ...change, path: personPath, answer: json(personAnswer) },
  'DELETE /v1/people/{personId}': { id: 'removePerson', ...bare, path: personPath, answer: noContent },
  'POST /v1/people/{personId}/confirm': {
    id: 'confirmPerson',
    ...confirm,
    path: personPath,
    answer: json(personAnswer),
  },
} as const satisfies Operations;

/** The same under their earlier paths. */
export const approverOperations = {
  'GET /v1/approvers': { id: 'listApprovers', ...bare, query: pageQuery, answer: json(approverList) },
  'POST /v1/approvers': { id: 'addApprover', ...bare, body: approverRequest, answer: created(approverAnswer) },
  'PATCH /v1/approvers/{approverId}': {
    id: 'changeApprover',
    ...change,
    path: approverPath,
    answer: json(approverAnswer),
  },
  'DELETE /v1/approvers/{approverId}': { id: 'removeApprover', ...bare, path: approverPath, answer: noContent },
  'POST /v1/approvers/{approverId}/confirm': {
    id: 'confirmApprover',
    ...confirm,
    path: approverPath,
    answer: json(approverAnswer),
  },
} as const satisfies Operations;

export const machineOperations = {
  'GET /v1/machines': { id: 'listMachines', ...bare, query: pageQuery, answer: json(machineList) },
  'POST /v1/machines': { id: 'addMachine', ...bare, body: machineRequest, answer: created(machineAnswer) },
  'DELETE /v1/machines/{machineId}': { id: 'removeMachine', ...bare, path: machinePath, answer: noContent },
} as const satisfies Operations;

export const directorySchemas = {
  PersonRequest: personRequest,
  PersonChange: personChange,
  Person: personAnswer,
  PersonList: personList,
  ApproverRequest: approverRequest,
  Approver: approverAnswer,
  ApproverList: approverList,
  MachineRequest: machineRequest,
  Machine: machineAnswer,
  MachineList: machineList,
} as const satisfies NamedSchemas;
