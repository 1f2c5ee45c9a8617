import { Injectable } from '@nestjs/common';
import {
  isOlder,
  isSameInstant,
  laterArrivalWinsOf,
  laterOf,
  olderOf,
} from '../../../domain/foundation/ingestion/incoming-state.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { ClockStore } from '../../../platform/ingestion/clock.store.ts';
import { newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import type { Warning } from '../../../domain/warning.ts';
import { Account, ACCOUNT_CLOCK, type IngestedAccountInput } from './account.model.ts';

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
  /** What the sender should know, with paths from the account. */
  readonly warnings: readonly Warning[];
}

/** Finds or adds accounts by what their systems call them, and updates what is known of them. */
@Injectable()
export class AccountStore {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly rows: RowStore,
    private readonly clocks: ClockStore,
  ) {}

  /** The account of each item, in the items' order; null where an item names none. New accounts are added. A fixed number of statements, however many. */
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
    const { changing, told } = await this.update(system, known, mentions);
    const isNew = new Set(missing);
    return items.map((item) => {
      const account = item && known.get(item.account.externalId);
      if (!account) return null;
      // Of several items that name a new account, the first has added it.
      const isChanged = isNew.delete(account.externalId) || changing.has(item);
      return { id: account.id, isChanged, warnings: told.get(item) ?? [] };
    });
  }

  /**
   * Updates accounts by what items say of them, in their order. Items that are older than the clock of an account change
   * nothing of it. Answers with what became of them.
   */
  private async update(
    system: string,
    known: ReadonlyMap<string, Account>,
    mentions: readonly AccountMention[],
  ): Promise<StatedAccounts> {
    const arrivedAt = new Date();
    const ids = [...known.values()].map(({ id }) => id);
    const clocksOf = { kind: ACCOUNT_CLOCK, system };
    const expected = afterMentions(
      { accounts: known, clocks: await this.clocks.of(clocksOf, ids) },
      mentions,
      arrivedAt,
    );
    // Most items say of an account what they said before: that takes no lock to see.
    if (expected.moved.size === 0 && expected.changed.size === 0) return expected;
    const locked = await this.known(system, [...known.keys()], 'FOR NO KEY UPDATE');
    const after = afterMentions({ accounts: locked, clocks: await this.clocks.of(clocksOf, ids) }, mentions, arrivedAt);
    await this.rows.updateEach(
      Account,
      [...after.changed.values()].map(({ id, name, tier, value }) => ({ id, name, tier, value })),
    );
    await this.clocks.move(clocksOf, after.moved);
    return after;
  }

  /** Accounts of a system by what it calls them, locked in the order of their ids where a lock is named. */
  private async known(
    system: string,
    names: readonly string[],
    lock: '' | 'FOR NO KEY UPDATE' = '',
  ): Promise<Map<string, Account>> {
    const found = await this.db.sql<Account>`
      SELECT ${() => this.columns.of(Account, 'account')} FROM account
      WHERE workspace_id = ${currentCaller().workspaceId} AND source_system = ${system} AND external_id = ANY(${names}::text[])
      ORDER BY id ${() => lock}`;
    return new Map(found.map((account) => [account.externalId, account]));
  }
}

/** What is known of accounts by what their system calls them, and the clocks of accounts by id. */
interface KnownAccounts {
  readonly accounts: ReadonlyMap<string, Account>;
  readonly clocks: ReadonlyMap<string, Date>;
}

/** What becomes of accounts: those that changed, the items that changed one, the clocks that move on, and what the senders are told. */
interface StatedAccounts {
  readonly changed: ReadonlyMap<string, Account>;
  readonly changing: ReadonlySet<AccountMention>;
  readonly moved: ReadonlyMap<string, Date>;
  readonly told: ReadonlyMap<AccountMention, readonly Warning[]>;
}

/** Accounts after items, each as if it had come in on its own. An item that gives nothing but the name states nothing. */
function afterMentions(known: KnownAccounts, mentions: readonly AccountMention[], arrivedAt: Date): StatedAccounts {
  const changed = new Map<string, Account>();
  const changing = new Set<AccountMention>();
  const moved = new Map<string, Date>();
  const told = new Map<AccountMention, Warning[]>();
  for (const mention of mentions) {
    const { account, sourceUpdatedAt } = mention;
    const before = changed.get(account.externalId) ?? known.accounts.get(account.externalId);
    const clock = moved.get(before?.id ?? '') ?? known.clocks.get(before?.id ?? '') ?? null;
    const says = [account.name, account.tier, account.value].some((each) => each !== null && each !== undefined);
    if (!before || !says) continue;
    const { name, tier, value } = before;
    const now = { ...before, name: account.name ?? name, tier: account.tier ?? tier, value: account.value ?? value };
    const isSame = now.name === name && now.tier === tier && now.value === value;
    if (isOlder(sourceUpdatedAt, clock)) {
      if (!isSame) told.set(mention, [olderOf('account')]);
      continue;
    }
    const at = laterOf(clock, sourceUpdatedAt ?? arrivedAt);
    if (at.getTime() !== clock?.getTime()) moved.set(before.id, at);
    if (isSame) continue;
    if (isSameInstant(sourceUpdatedAt, clock)) told.set(mention, [laterArrivalWinsOf('account')]);
    changed.set(account.externalId, now);
    changing.add(mention);
  }
  return { changed, changing, moved, told };
}
