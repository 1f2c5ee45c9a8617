import { Injectable } from '@nestjs/common';
import { newToken } from '../../../platform/access/key-token.ts';
import { SCOPES, type Scope } from '../../../domain/scope.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/id.ts';
import { Request, within } from '../../../platform/request/request.ts';
import { ApiKeyStore } from './api-key.store.ts';
import { FirstWorkspaceStore } from './first-workspace.store.ts';
import { Workspace } from './workspace.model.ts';

/** Fields of a new workspace: its name, time zone, first day of the week and currency. */
export type NewWorkspace = Pick<Workspace, 'name' | 'timeZone' | 'weekStart' | 'currency'>;

/** First key of a workspace; by default it has all scopes and does not expire. */
export interface FirstKey {
  readonly name?: string;
  readonly scopes?: readonly Scope[];
  readonly expiresAt?: Date | null;
}

/** A first key with a workspace id, key id and token that the caller chose. */
export interface ChosenKey extends FirstKey {
  readonly workspaceId: string;
  readonly keyId: string;
  readonly token: string;
  /** Whether to create the workspace only if it is the first one of the service. */
  readonly firstOnly?: boolean;
}

/** Creates workspaces, each with a first key: for the mutation, the command line and the sample. */
@Injectable()
export class FoundWorkspaceAction {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly keys: ApiKeyStore,
    private readonly first: FirstWorkspaceStore,
  ) {}

  /** Creates a workspace with one key. The change log names that key as the author, because no other key exists yet. */
  async create(workspace: NewWorkspace, firstKey: FirstKey = {}): Promise<{ id: string; token: string }> {
    const [id, keyId] = [newId(), newId()];
    const token = newToken(keyId);
    await this.ensure(workspace, { ...firstKey, workspaceId: id, keyId, token });
    return { id, token };
  }

  /**
   * Creates a workspace with ids and a token that the caller chose. A process that was killed in between can repeat the
   * call: a workspace that exists already stays as it is.
   *
   * @returns false when `firstOnly` is set and another workspace came first
   */
  ensure(
    workspace: NewWorkspace,
    { workspaceId: id, keyId, token, firstOnly = false, ...key }: ChosenKey,
  ): Promise<boolean> {
    const { name = 'first key', scopes = Object.keys(SCOPES) as Scope[], expiresAt = null } = key;
    const caller = {
      workspaceId: id,
      keyId,
      keyName: name,
      scopes: new Set(scopes),
      sourceSystem: null,
      onBehalfOf: null,
    };
    return within(new Request(newId(), caller), () =>
      this.db.transaction(async () => {
        if ((await this.first.mark(id)) !== id && firstOnly) return false;
        if (await this.first.workspaceExists(id)) return true;
        await this.rows.insert(Workspace, [{ id, ...workspace }]);
        await this.keys.create({ id: keyId, name, scopes: [...scopes], expiresAt }, token);
        return true;
      }),
    );
  }
}
