import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Account, type AccountIngestInput } from './account.model.ts';

/** An account as an item tells of it. */
interface Told {
  readonly account: AccountIngestInput;
  readonly sourceUpdatedAt: Date | null;
}

/** Knows accounts by what their systems call them, and keeps what is said of them. */
@Injectable()
export class AccountStore {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly rows: RowStore,
  ) {}

  /** Ids of the accounts by what the system calls them; unknown ones are added. Four statements at most, however many. */
  async take(system: string, told: readonly Told[]): Promise<ReadonlyMap<string, string>> {
    if (told.length === 0) return new Map();
    const names = [...new Set(told.map(({ account }) => account.externalId))].sort();
    const known = await this.known(system, names);
    const missing = names.filter((name) => !known.has(name));
    if (missing.length > 0) {
      await this.rows.claim(
        Account,
        ['sourceSystem', 'externalId'],
        missing.map((externalId) => ({ id: newId(), sourceSystem: system, externalId, name: externalId })),
      );
      for (const [name, account] of await this.known(system, missing)) known.set(name, account);
    }
    await this.learn(known, told);
    return new Map([...known].map(([name, { id }]) => [name, id]));
  }

  /** Takes the names off those of these accounts to which nobody belongs any more: they would name somebody who was erased. */
  async forgetDeserted(ids: readonly string[]): Promise<void> {
    const { workspaceId } = currentCaller();
    const deserted = await this.db.sql<{ id: string }>`
      SELECT id FROM account WHERE workspace_id = ${workspaceId} AND id = ANY(${ids}::uuid[])
        AND NOT EXISTS (SELECT FROM participant WHERE workspace_id = ${workspaceId} AND account_id = account.id)
      ORDER BY id`;
    await this.rows.updateEach(
      Account,
      deserted.map(({ id }) => ({ id, name: '', externalId: `erased/${id}`, tier: null, value: null })),
      { operation: 'ERASED' },
    );
  }

  /** Keeps what is said, unless a later state said something else. */
  private async learn(known: ReadonlyMap<string, Account>, told: readonly Told[]): Promise<void> {
    const changed = new Map<string, Account>();
    for (const { account, sourceUpdatedAt } of told) {
      const before = changed.get(account.externalId) ?? known.get(account.externalId);
      if (!before || isOlder(sourceUpdatedAt, before.sourceUpdatedAt)) continue;
      const now = {
        ...before,
        name: account.name ?? before.name,
        tier: account.tier ?? before.tier,
        value: account.value ?? before.value,
        sourceUpdatedAt: sourceUpdatedAt ?? before.sourceUpdatedAt,
      };
      if (now.name !== before.name || now.tier !== before.tier || now.value !== before.value)
        changed.set(account.externalId, now);
    }
    const rows = [...changed.values()].map(({ id, name, tier, value, sourceUpdatedAt }) => ({
      ...{ id, name, tier, value, sourceUpdatedAt },
    }));
    await this.rows.updateEach(Account, rows);
  }

  private async known(system: string, names: readonly string[]): Promise<Map<string, Account>> {
    const found = await this.db.sql<Account>`
      SELECT ${() => this.columns.of(Account, 'account')} FROM account
      WHERE workspace_id = ${currentCaller().workspaceId} AND source_system = ${system} AND external_id = ANY(${names}::text[])`;
    return new Map(found.map((account) => [account.externalId, account]));
  }
}

/** Whether a state is of an earlier instant than what is known; one without an instant is news. */
export const isOlder = (said: Date | null, known: Date | null): boolean =>
  said !== null && known !== null && said < known;
