import * as z from 'zod/mini';
import { bare, type Operations } from '../server/operation';
import { pageQuery } from '../server/paging-fields';
import {
  approverPath,
  approverRequest,
  confirmation,
  machineChange,
  machinePath,
  machineRequest,
  personChange,
  personPath,
  personRequest,
} from './schema';

const confirm = { ...bare, body: z._default(confirmation, {}) };
const change = { ...bare, body: personChange, conditional: true };

export const personOperations = {
  'GET /v1/people': { id: 'listPeople', ...bare, query: pageQuery },
  'POST /v1/people': { id: 'addPerson', ...bare, body: personRequest },
  'PATCH /v1/people/{personId}': { id: 'changePerson', ...change, path: personPath },
  'DELETE /v1/people/{personId}': { id: 'removePerson', ...bare, path: personPath },
  'POST /v1/people/{personId}/confirm': {
    id: 'confirmPerson',
    ...confirm,
    path: personPath,
  },
} as const satisfies Operations;

/** The same under their earlier paths. */
export const approverOperations = {
  'GET /v1/approvers': { id: 'listApprovers', ...bare, query: pageQuery },
  'POST /v1/approvers': { id: 'addApprover', ...bare, body: approverRequest },
  'PATCH /v1/approvers/{approverId}': {
    id: 'changeApprover',
    ...change,
    path: approverPath,
  },
  'DELETE /v1/approvers/{approverId}': { id: 'removeApprover', ...bare, path: approverPath },
  'POST /v1/approvers/{approverId}/confirm': {
    id: 'confirmApprover',
    ...confirm,
    path: approverPath,
  },
} as const satisfies Operations;

export const machineOperations = {
  'GET /v1/machines': { id: 'listMachines', ...bare, query: pageQuery },
  'POST /v1/machines': { id: 'addMachine', ...bare, body: machineRequest },
  'PATCH /v1/machines/{machineId}': {
    id: 'changeMachine',
    ...bare,
    body: machineChange,
    conditional: true,
    path: machinePath,
  },
  'DELETE /v1/machines/{machineId}': { id: 'removeMachine', ...bare, path: machinePath },
} as const satisfies Operations;
