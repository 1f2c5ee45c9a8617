import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Participant, ParticipantIdentity } from './participant.model.ts';

/** What a system calls somebody; a match key is of no system. */
export interface Name {
  readonly system: string;
  readonly value: string;
}

/** Name as one text, unlike every other; sorts as the names' constraint does. */
export const keyOf = ({ system, value }: Name): string => `${system}\u0000${value}`;

/** Knows participants by what systems call them. */
@Injectable()
export class IdentityStore {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly rows: RowStore,
  ) {}

  /** Who is called so, by `keyOf` of the name; one statement. */
  async known(names: readonly Name[]): Promise<Map<string, string>> {
    const found = await this.db.sql<Name & { participantId: string }>`
      SELECT identity.system, identity.value, identity.participant_id AS "participantId"
      FROM jsonb_to_recordset(${JSON.stringify(names)}::jsonb) AS given (system text, value text)
      JOIN participant_identity AS identity
        ON identity.workspace_id = ${currentCaller().workspaceId} AND identity.system = given.system COLLATE "C" AND identity.value = given.value COLLATE "C"`;
    return new Map(found.map((each) => [keyOf(each), each.participantId]));
  }

  /** Gives names that nobody has to participants; of names that somebody took meanwhile, tells who. In the names' order. */
  async claim(given: ReadonlyMap<string, Name & { readonly participantId: string }>): Promise<Map<string, string>> {
    const rows = [...given]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, name]) => ({ id: newId(), ...name }));
    const added = await this.rows.claim(ParticipantIdentity, ['system', 'value'], rows);
    const taken = rows.filter(({ id }) => !added.has(id));
    return taken.length === 0 ? new Map() : this.known(taken);
  }

  /** Digests of these names that belonged to somebody who was erased, each with that participant. */
  async erased(names: readonly Name[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.db.sql<{ digest: string; participantId: string }>`
      SELECT digest, participant_id AS "participantId" FROM erased_identity
      WHERE workspace_id = ${currentCaller().workspaceId} AND digest = ANY(${names.map(digestOf)}::text[])`;
    return new Map(found.map(({ digest, participantId }) => [digest, participantId]));
  }

  /** What these participants are called; one statement. */
  of(participantIds: readonly string[]): Promise<Name[]> {
    return this.db.sql<Name>`
      SELECT system, value FROM participant_identity
      WHERE workspace_id = ${currentCaller().workspaceId} AND participant_id = ANY(${participantIds}::uuid[]) ORDER BY system, value`;
  }

  /** The one's names are the other's; answers with the ids of the names. */
  async move(fromId: string, intoId: string): Promise<string[]> {
    const ids = await this.idsOf([fromId]);
    await this.rows.update(ParticipantIdentity, { ids }, { participantId: intoId }, 'MERGED');
    return ids;
  }

  /** Gives these names back, those of them that are still the other's. */
  async moveBack(ids: readonly string[], intoId: string, fromId: string): Promise<void> {
    const still = new Set(await this.idsOf([intoId]));
    await this.rows.update(
      ParticipantIdentity,
      { ids: ids.filter((id) => still.has(id)) },
      { participantId: fromId },
      'UNMERGED',
    );
  }

  /** Removes every name of these participants. */
  async remove(participantIds: readonly string[]): Promise<void> {
    await this.rows.remove(ParticipantIdentity, await this.idsOf(participantIds));
  }

  private async idsOf(participantIds: readonly string[]): Promise<string[]> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM participant_identity
      WHERE workspace_id = ${currentCaller().workspaceId} AND participant_id = ANY(${participantIds}::uuid[]) ORDER BY id`;
    return found.map(({ id }) => id);
  }

  /** Participants by id, locked against change in the order of their ids until the transaction ends. */
  async lock(ids: readonly string[]): Promise<Map<string, Participant>> {
    const found = await this.db.sql<Participant>`
      SELECT ${() => this.columns.of(Participant, 'participant')} FROM participant
      WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
    return new Map(found.map((participant) => [participant.id, participant]));
  }
}

/** Digest of a name within the workspace: tells the same name again, and says nothing of whose it is. */
export const digestOf = ({ system, value }: Name): string =>
  createHash('sha256')
    .update(JSON.stringify([currentCaller().workspaceId, system, value]))
    .digest('hex');
