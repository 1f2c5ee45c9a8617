import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { WorkspaceDigests } from '../../../platform/database/workspace-digests.reader.ts';
import type { NameHolder } from '../../../domain/research/participant/identity-plan.ts';
import { newId } from '../../../platform/id.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Participant, PARTICIPANT_CLOCK, ParticipantIdentity } from './participant.model.ts';

/** A name of a participant: what a system calls them, or a match key. */
export interface Name {
  /** The system; empty for a match key, which belongs to no system. */
  readonly system: string;
  /** The name itself. */
  readonly value: string;
}

/** A name with the id of its row. */
export type IdentityRow = Name & { readonly id: string };

/** A name of a participant in one system, and when the system last stated something under it. */
export interface NameClock extends NameHolder {
  readonly id: string;
  readonly value: string;
  readonly statedAt: Date | null;
}

/** A name as one text, different for every name; texts sort as the names' constraint does. */
export const keyOf = ({ system, value }: Name): string => `${system}\u0000${value}`;

/** Finds participants by their names, and changes the names. */
@Injectable()
export class IdentityStore {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
    private readonly rows: RowStore,
    private readonly digests: WorkspaceDigests,
  ) {}

  /** Whose these names are, by `keyOf` of the name; one statement. */
  async known(names: readonly Name[]): Promise<Map<string, NameHolder>> {
    const found = await this.db.sql<Name & NameHolder>`
      SELECT identity.system, identity.value, identity.participant_id AS "participantId",
        identity.original_participant_id AS "originalParticipantId"
      FROM jsonb_to_recordset(${JSON.stringify(names)}::jsonb) AS given (system text, value text)
      JOIN participant_identity AS identity
        ON identity.workspace_id = ${currentCaller().workspaceId} AND identity.system = given.system COLLATE "C" AND identity.value = given.value COLLATE "C"`;
    return new Map(found.map((each) => [keyOf(each), each]));
  }

  /**
   * Adds names to participants, in the order of the names. Answers with whose those names are that another transaction has
   * added meanwhile, by `keyOf` of the name.
   */
  async claim(names: ReadonlyMap<string, Name & NameHolder>): Promise<Map<string, NameHolder>> {
    const rows = [...names]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, name]) => ({ id: newId(), joins: true, ...name }));
    const added = await this.rows.claim(ParticipantIdentity, ['system', 'value'], rows);
    const taken = rows.filter(({ id }) => !added.has(id));
    return taken.length === 0 ? new Map() : this.known(taken);
  }

  /** Makes digests of names, by which they are recognised and not revealed. */
  async digester(): Promise<(name: Name) => string> {
    const digest = await this.digests.nameMaker();
    return ({ system, value }) => digest(system, value);
  }

  /** Ids of erased participants who had one of these names, by digest of the name; one statement. */
  async erased(names: readonly Name[]): Promise<ReadonlyMap<string, string>> {
    const digestOf = await this.digester();
    const found = await this.db.sql<{ digest: string; participantId: string }>`
      SELECT digest, participant_id AS "participantId" FROM erased_identity
      WHERE workspace_id = ${currentCaller().workspaceId} AND digest = ANY(${names.map(digestOf)}::text[])`;
    return new Map(found.map(({ digest, participantId }) => [digest, participantId]));
  }

  /** Names of these participants; one statement. */
  of(participantIds: readonly string[]): Promise<Name[]> {
    return this.db.sql<Name>`
      SELECT system, value FROM participant_identity
      WHERE workspace_id = ${currentCaller().workspaceId} AND participant_id = ANY(${participantIds}::uuid[]) ORDER BY system, value`;
  }

  /** Names of a participant with the ids of their rows; one statement. */
  rowsOf(participantId: string): Promise<IdentityRow[]> {
    return this.db.sql<IdentityRow>`
      SELECT id, system, value FROM participant_identity
      WHERE workspace_id = ${currentCaller().workspaceId} AND participant_id = ${participantId} ORDER BY id`;
  }

  /** Hands names over to a participant who was split off. */
  async handOver(ids: readonly string[], splitId: string): Promise<void> {
    await this.rows.update(
      ParticipantIdentity,
      { ids },
      { participantId: splitId, originalParticipantId: splitId },
      'SPLIT',
    );
  }

  /**
   * Names that a system has for these participants, with the ids of their rows and their clocks: the latest instant that
   * the system has stated under the name, null where it has stated none. One statement.
   */
  clocksOf(system: string, participantIds: readonly string[]): Promise<NameClock[]> {
    const { workspaceId } = currentCaller();
    return this.db.sql<NameClock>`
      SELECT name.id, name.value, name.participant_id AS "participantId",
        name.original_participant_id AS "originalParticipantId", clock.stated_at AS "statedAt"
      FROM participant_identity AS name
      LEFT JOIN source_clock AS clock ON clock.workspace_id = ${workspaceId} AND clock.kind = ${PARTICIPANT_CLOCK}
        AND clock.thing = name.id::text AND clock.source_system = name.system
      WHERE name.workspace_id = ${workspaceId} AND name.participant_id = ANY(${participantIds}::uuid[]) AND name.system = ${system}`;
  }

  /** Those of these match keys that join nobody any more; one statement, none without keys. */
  async barred(names: readonly Name[]): Promise<ReadonlySet<string>> {
    const keys = names.flatMap(({ system, value }) => (system === '' ? [value] : []));
    if (keys.length === 0) return new Set();
    const found = await this.db.sql<{ value: string }>`
      SELECT value FROM participant_identity
      WHERE workspace_id = ${currentCaller().workspaceId} AND system = '' AND value = ANY(${keys}::text[]) AND NOT joins`;
    return new Set(found.map(({ value }) => value));
  }

  /** Keeps every match key of participants who were parted from joining anybody again. */
  async bar(participantIds: readonly string[]): Promise<void> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM participant_identity
      WHERE workspace_id = ${currentCaller().workspaceId} AND participant_id = ANY(${participantIds}::uuid[]) AND system = '' AND joins
      ORDER BY id`;
    await this.rows.update(ParticipantIdentity, { ids: found.map(({ id }) => id) }, { joins: false });
  }

  /** Moves all names of one participant to another. They stay by themselves whose they are. */
  async move(fromId: string, intoId: string): Promise<void> {
    const ids = await this.idsOf([fromId]);
    await this.rows.update(ParticipantIdentity, { ids }, { participantId: intoId }, 'MERGED');
  }

  /** Moves back what one participant has of the names that are by themselves names of the other, or of those formerly merged into that one. */
  async moveBack(intoId: string, fromId: string, formerIds: readonly string[]): Promise<void> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM participant_identity
      WHERE workspace_id = ${currentCaller().workspaceId} AND participant_id = ${intoId}
        AND original_participant_id = ANY(${[fromId, ...formerIds]}::uuid[]) ORDER BY id`;
    await this.rows.update(
      ParticipantIdentity,
      { ids: found.map(({ id }) => id) },
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

  /** Participants by id, locked for writing until the transaction ends, in the order of their ids; one statement. */
  lock(ids: readonly string[]): Promise<Map<string, Participant>> {
    return this.locked(ids, 'FOR NO KEY UPDATE');
  }

  /**
   * Participants by id, locked against every change until the transaction ends, in the order of their ids: what their
   * consent lets keep can be written. Such locks do not exclude each other. One statement.
   */
  share(ids: readonly string[]): Promise<Map<string, Participant>> {
    return this.locked(ids, 'FOR SHARE');
  }

  private async locked(
    ids: readonly string[],
    strength: 'FOR NO KEY UPDATE' | 'FOR SHARE',
  ): Promise<Map<string, Participant>> {
    if (ids.length === 0) return new Map();
    const found = await this.db.sql<Participant>`
      SELECT ${() => this.columns.of(Participant, 'participant')} FROM participant
      WHERE workspace_id = ${currentCaller().workspaceId} AND id = ANY(${ids}::uuid[]) ORDER BY id ${() => strength}`;
    return new Map(found.map((participant) => [participant.id, participant]));
  }
}
