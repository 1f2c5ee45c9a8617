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

/** What a new workspace is called and how it counts days, weeks and money. */
export type NewWorkspace = Pick<Workspace, 'name' | 'timeZone' | 'weekStart' | 'currency'>;

/** The key that a workspace begins with: everything allowed and no end unless said. */
export interface FirstKey {
  readonly name?: string;
  readonly scopes?: readonly Scope[];
  readonly expiresAt?: Date | null;
}

/** A first key whose id and token were chosen before. */
export interface ChosenKey extends FirstKey {
  readonly workspaceId: string;
  readonly keyId: string;
  readonly token: string;
  /** Whether the workspace is wanted only if it is the first of all. */
  readonly firstOnly?: boolean;
}

/** Founds workspaces, each with a first key: for the mutation, the command line and the sample. */
@Injectable()
export class FoundWorkspaceAction {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly keys: ApiKeyStore,
    private readonly first: FirstWorkspaceStore,
  ) {}

  /** A new workspace with one key. The log shows that key as the founder: nobody else can have been there before. */
  async found(workspace: NewWorkspace, firstKey: FirstKey = {}): Promise<{ id: string; token: string }> {
    const [id, keyId] = [newId(), newId()];
    const token = newToken(keyId);
    await this.ensure(workspace, { ...firstKey, workspaceId: id, keyId, token });
    return { id, token };
  }

  /**
   * A new workspace with ids and a token chosen before, so that whoever was killed in between can ask again: one that is
   * there already is left as it is.
   *
   * @returns false when only the first workspace of all was wanted and another was there before
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
        if (await this.first.isThere(id)) return true;
        await this.rows.insert(Workspace, [{ id, ...workspace }]);
        await this.keys.make({ id: keyId, name, scopes: [...scopes], expiresAt }, token);
        return true;
      }),
    );
  }
}
