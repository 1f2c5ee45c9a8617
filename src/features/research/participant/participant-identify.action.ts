import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { RestartTransaction } from '../../../platform/database/restart-transaction.ts';
import { newId } from '../../../platform/id.ts';
import { IdentityStore, keyOf, type Name } from './identity.store.ts';
import { UNKNOWN_PARTICIPANT } from './participant-source-fields.model.ts';
import { Participant } from './participant.model.ts';

export const ERASED_MEANWHILE = 'Another transaction has just erased or merged a participant whom an item names.';

/** Finds or adds participants by their names, within an open transaction. */
@Injectable()
export class ParticipantIdentifyAction {
  constructor(
    private readonly identities: IdentityStore,
    private readonly rows: RowStore,
  ) {}

  /**
   * The participant of each list of names. Lists that share a name belong to one participant; new participants are added.
   * `named` holds the places of the lists that gave a further name.
   *
   * @param knownNames participants of the names that are known, by `keyOf` of the name
   */
  async identify(
    names: readonly (readonly Name[])[],
    knownNames: ReadonlyMap<string, string>,
  ): Promise<{ ids: string[]; named: ReadonlySet<number>; warnings: string[][] }> {
    const known = new Map(knownNames);
    const newIds = new Set<string>();
    const newNames = new Map<string, Name & { participantId: string }>();
    const ownerOf = (each: readonly Name[]) =>
      each.map((name) => known.get(keyOf(name))).find((id) => id !== undefined);
    const named = new Set<number>();
    for (const [index, each] of names.entries()) {
      if (each.length === 0) continue;
      const id = ownerOf(each) ?? newId();
      if (ownerOf(each) === undefined) newIds.add(id);
      for (const name of each) {
        if (known.has(keyOf(name))) continue;
        named.add(index);
        known.set(keyOf(name), id);
        newNames.set(keyOf(name), { ...name, participantId: id });
      }
    }
    // Another transaction may have added a name since it was looked up: the name then belongs to that one's participant.
    const takenNames = newNames.size === 0 ? new Map<string, string>() : await this.claim(newNames);
    for (const [key, id] of takenNames) known.set(key, id);
    const ids = names.map((each) => ownerOf(each) ?? '');
    const added = [...new Set(ids)].filter((id) => newIds.has(id));
    await this.rows.insert(
      Participant,
      added.map((id) => ({ id, ...UNKNOWN_PARTICIPANT })),
    );
    const warnings = names.map((each, index) =>
      each.some((name) => known.get(keyOf(name)) !== ids[index]) ? [SHARED_KEY] : [],
    );
    return { ids, named, warnings };
  }

  /** Adds names. Of names that an erasure has just removed nothing is kept: the transaction begins anew, and knows them. */
  private async claim(names: ReadonlyMap<string, Name & { participantId: string }>): Promise<Map<string, string>> {
    const taken = await this.identities.claim(names);
    if ((await this.identities.erased([...names.values()])).size > 0) throw new RestartTransaction(ERASED_MEANWHILE);
    return taken;
  }
}

const SHARED_KEY =
  'The participant shares a match key with another one who is known by another id: participantMerge joins them.';
