import { Injectable } from '@nestjs/common';
import { SCOPES, type Scope } from '../../platform/access/scope.ts';
import { RowStore } from '../../platform/change-log/row.store.ts';
import { Database } from '../../platform/database/database.ts';
import { newId } from '../../platform/database/id.ts';
import { Request, within } from '../../platform/request/request.ts';
import { ApiKeyStore } from './api-key.store.ts';
import { Workspace } from './workspace.model.ts';

/** What a new workspace is called and how it counts days, weeks and money. */
export type NewWorkspace = Pick<Workspace, 'name' | 'timeZone' | 'weekStart' | 'currency'>;

/** The key that a workspace begins with: everything allowed and no end unless said. */
export interface FirstKey {
  readonly name?: string;
  readonly scopes?: readonly Scope[];
  readonly expiresAt?: Date | null;
}

/** Founds workspaces, each with a first key: for the mutation, the command line and the sample. */
@Injectable()
export class FoundWorkspaceAction {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly keys: ApiKeyStore,
  ) {}

  /** A new workspace with one key. The log shows that key as the founder: nobody else can have been there before. */
  async found(workspace: NewWorkspace, firstKey: FirstKey = {}): Promise<{ id: string; token: string }> {
    const [id, keyId] = [newId(), newId()];
    const { name: keyName = 'first key', scopes = Object.keys(SCOPES) as Scope[], expiresAt = null } = firstKey;
    const caller = { workspaceId: id, keyId, keyName, scopes: new Set(scopes), sourceSystem: null, onBehalfOf: null };
    const token = await within(new Request(newId(), caller), () =>
      this.db.transaction(async () => {
        await this.rows.insert(Workspace, [{ id, ...workspace }]);
        return this.keys.make({ id: keyId, name: keyName, scopes: [...scopes], expiresAt });
      }),
    );
    return { id, token };
  }
}
