import { SCOPES, type Scope } from '../domain/scope.ts';
import { idOf, newId } from '../platform/id.ts';
import { Request } from '../platform/request/request.ts';

/** A person who can run commands beside the database may do everything; the log calls them the operator. */
export const operator = (workspaceId: string): Request =>
  new Request(newId(), {
    workspaceId: idOf(workspaceId),
    keyId: newId(),
    keyName: 'operator',
    scopes: new Set(Object.keys(SCOPES) as Scope[]),
    sourceSystem: null,
    onBehalfOf: null,
  });
