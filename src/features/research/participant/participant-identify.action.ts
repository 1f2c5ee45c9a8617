import { Injectable } from '@nestjs/common';
import {
  type IdentifiedParticipants,
  type NameHolder,
  planIdentities,
} from '../../../domain/research/participant/identity-plan.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { RestartTransaction } from '../../../platform/database/restart-transaction.ts';
import { newId } from '../../../platform/id.ts';
import { IdentityStore, type Name } from './identity.store.ts';
import { ParticipantMergeAction } from './participant-merge.action.ts';
import { UNKNOWN_PARTICIPANT } from './participant-source-fields.model.ts';
import { Participant } from './participant.model.ts';

export const ERASED_MEANWHILE = 'Another transaction has just erased or merged a participant whom an item names.';

/** Finds or adds participants by their names, and joins those who share a match key, within an open transaction. */
@Injectable()
export class ParticipantIdentifyAction {
  constructor(
    private readonly identities: IdentityStore,
    private readonly rows: RowStore,
    private readonly merges: ParticipantMergeAction,
  ) {}

  /**
   * The participant of each list of names, the name in the source system first. Lists that share a name belong to one
   * participant, whatever the order in which they come: where a list names several, these are merged into the one who was
   * known first. New participants are added.
   *
   * @param knownNames whose the names are that are known, by `keyOf` of the name
   */
  async identify(
    names: readonly (readonly Name[])[],
    knownNames: ReadonlyMap<string, NameHolder>,
  ): Promise<IdentifiedParticipants> {
    const barred = await this.identities.barred(names.flat());
    const { newNames, joins, ...identified } = planIdentities(names, knownNames, barred, newId);
    if (newNames.size > 0) await this.claim(newNames);
    await this.rows.insert(
      Participant,
      [...identified.added].map((id) => ({ id, ...UNKNOWN_PARTICIPANT })),
    );
    for (const { mergedId, intoId } of joins) await this.merges.join(mergedId, intoId);
    return identified;
  }

  /** Adds names. Where another transaction has added one of them since, or an erasure has removed one, all is decided anew. */
  private async claim(names: ReadonlyMap<string, Name & NameHolder>): Promise<void> {
    const taken = await this.identities.claim(names);
    if ([...taken].some(([key, { participantId }]) => names.get(key)?.participantId !== participantId))
      throw new RestartTransaction('Another transaction has just added a name that an item gives.');
    if ((await this.identities.erased([...names.values()])).size > 0) throw new RestartTransaction(ERASED_MEANWHILE);
  }
}
