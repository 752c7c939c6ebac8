import * as z from 'zod/mini';
import { bare, created, json, type NamedSchemas, noContent, type Operations } from '../server/operation';
import {
  approverAnswer,
  approverChange,
  approverList,
  approverPath,
  approverRequest,
  confirmation,
  machineAnswer,
  machineList,
  machinePath,
  machineRequest,
} from './schema';

export const personOperations = {
  'GET /v1/approvers': { id: 'listApprovers', ...bare, answer: json(approverList) },
  'POST /v1/approvers': { id: 'addApprover', ...bare, body: approverRequest, answer: created(approverAnswer) },
  'PATCH /v1/approvers/{approverId}': {
    id: 'changeApprover',
    ...bare,
    path: approverPath,
    body: approverChange,
    conditional: true,
    answer: json(approverAnswer),
  },
  'DELETE /v1/approvers/{approverId}': { id: 'removeApprover', ...bare, path: approverPath, answer: noContent },
  'POST /v1/approvers/{approverId}/confirm': {
    id: 'confirmApprover',
    ...bare,
    path: approverPath,
    body: z._default(confirmation, {}),
    answer: json(approverAnswer),
  },
} as const satisfies Operations;

export const machineOperations = {
  'GET /v1/machines': { id: 'listMachines', ...bare, answer: json(machineList) },
  'POST /v1/machines': { id: 'addMachine', ...bare, body: machineRequest, answer: created(machineAnswer) },
  'DELETE /v1/machines/{machineId}': { id: 'removeMachine', ...bare, path: machinePath, answer: noContent },
} as const satisfies Operations;

export const directorySchemas = {
  ApproverRequest: approverRequest,
  ApproverChange: approverChange,
  Approver: approverAnswer,
  ApproverList: approverList,
  MachineRequest: machineRequest,
  Machine: machineAnswer,
  MachineList: machineList,
} as const satisfies NamedSchemas;
