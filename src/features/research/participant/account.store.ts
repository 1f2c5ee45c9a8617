import { Injectable } from '@nestjs/common';
import { isOlder } from '../../../domain/foundation/ingestion/incoming-state.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Account, type IngestedAccountInput } from './account.model.ts';

/** An account as an item names it. */
interface AccountMention {
  readonly account: IngestedAccountInput;
  /** Instant at which the source last changed the item; null where it does not say. */
  readonly sourceUpdatedAt: Date | null;
}

/** The account that an item names, and whether the item added or changed it. */
export interface MentionedAccount {
  readonly id: string;
  readonly isChanged: boolean;
}

/** Finds or adds accounts by what their systems call them, and updates what is known of them. */
@Injectable()
export class AccountStore {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly rows: RowStore,
  ) {}

  /** The account of each item, in the items' order; null where an item names none. New accounts are added. Four statements at most, however many. */
  async upsert(system: string, items: readonly (AccountMention | null)[]): Promise<(MentionedAccount | null)[]> {
    const mentions = items.filter((item) => item !== null);
    if (mentions.length === 0) return items.map(() => null);
    const names = [...new Set(mentions.map(({ account }) => account.externalId))].sort();
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
    const changing = await this.update(known, mentions);
    const isNew = new Set(missing);
    return items.map((item) => {
      const account = item && known.get(item.account.externalId);
      // Of several items that name a new account, the first has added it.
      return account ? { id: account.id, isChanged: isNew.delete(account.externalId) || changing.has(item) } : null;
    });
  }

  /** Erases the names of those accounts that have no participant left: such a name would name a participant who was erased. */
  async eraseEmpty(ids: readonly string[]): Promise<void> {
    const { workspaceId } = currentCaller();
    const empty = await this.db.sql<{ id: string }>`
      SELECT id FROM account WHERE workspace_id = ${workspaceId} AND id = ANY(${ids}::uuid[])
        AND NOT EXISTS (SELECT FROM participant WHERE workspace_id = ${workspaceId} AND account_id = account.id)
      ORDER BY id`;
    await this.rows.updateEach(
      Account,
      empty.map(({ id }) => ({ id, name: '', externalId: `erased/${id}`, tier: null, value: null })),
      { operation: 'ERASED' },
    );
  }

  /**
   * Updates accounts by what items say of them, in their order. An older state than what is known changes nothing.
   * Answers with the items that changed one.
   */
  private async update(
    known: ReadonlyMap<string, Account>,
    mentions: readonly AccountMention[],
  ): Promise<ReadonlySet<AccountMention>> {
    const changed = new Map<string, Account>();
    const changing = new Set<AccountMention>();
    for (const mention of mentions) {
      const { account, sourceUpdatedAt } = mention;
      const before = changed.get(account.externalId) ?? known.get(account.externalId);
      if (!before || isOlder(sourceUpdatedAt, before.sourceUpdatedAt)) continue;
      const now = {
        ...before,
        name: account.name ?? before.name,
        tier: account.tier ?? before.tier,
        value: account.value ?? before.value,
        sourceUpdatedAt: sourceUpdatedAt ?? before.sourceUpdatedAt,
      };
      if (now.name === before.name && now.tier === before.tier && now.value === before.value) continue;
      changed.set(account.externalId, now);
      changing.add(mention);
    }
    const rows = [...changed.values()].map(({ id, name, tier, value, sourceUpdatedAt }) => ({
      id,
      name,
      tier,
      value,
      sourceUpdatedAt,
    }));
    await this.rows.updateEach(Account, rows);
    return changing;
  }

  /** Accounts of a system by what it calls them. */
  private async known(system: string, names: readonly string[]): Promise<Map<string, Account>> {
    const found = await this.db.sql<Account>`
      SELECT ${() => this.columns.of(Account, 'account')} FROM account
      WHERE workspace_id = ${currentCaller().workspaceId} AND source_system = ${system} AND external_id = ANY(${names}::text[])`;
    return new Map(found.map((account) => [account.externalId, account]));
  }
}
