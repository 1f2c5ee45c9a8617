import { Injectable } from '@nestjs/common';
import { refusal, Refused } from '../../../domain/refusal.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { databaseFault } from '../../../platform/database/fault.ts';
import { ClockStore } from '../../../platform/ingestion/clock.store.ts';
import { idOf, newId } from '../../../platform/id.ts';
import { ExternalRef, REMOVED_REF_CLOCK } from './external-ref.model.ts';
import { ExternalRefReader } from './external-ref.reader.ts';

const UNIQUE_NAME = 'external_ref_workspace_id_system_external_id_key';
/** Most tries when other transactions take the same name and give it up again. Chosen: the second try nearly always succeeds. */
const MOST_TRIES = 5;

/** A reference to set. On a reference that exists, a field left out keeps its value and null clears it. */
export type ExternalRefToSet = Pick<ExternalRef, 'entityId' | 'system' | 'externalId'> &
  Partial<Pick<ExternalRef, 'url' | 'state'>>;

/** Changes references to other systems. */
@Injectable()
export class ExternalRefStore {
  constructor(
    private readonly rows: RowStore,
    private readonly refs: ExternalRefReader,
    private readonly clocks: ClockStore,
  ) {}

  /** Runs `work`, a whole transaction, again when another transaction took the name meanwhile: the next run finds it taken. */
  async retryNameConflicts<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      try {
        return await work();
      } catch (fault) {
        if (tries === MOST_TRIES || databaseFault(fault)?.constraint !== UNIQUE_NAME) throw fault;
      }
    }
  }

  /**
   * Adds the reference, or changes its address and status. The entity must be locked.
   *
   * @returns its id, and whether it is new, changed, or unchanged
   * @throws Refused ALREADY_EXISTS when another entity has the reference, TOO_MANY
   */
  async set(ref: ExternalRefToSet): Promise<{ id: string; status: 'CREATED' | 'UPDATED' | 'UNCHANGED' }> {
    const { system, externalId, url, state } = ref;
    const entityId = idOf(ref.entityId);
    const known = await this.refs.byExternalId(system, externalId);
    if (known && known.entityId !== entityId)
      throw new Refused([
        refusal('ALREADY_EXISTS', { what: `A reference to ${externalId} in ${system}` }, ['externalId']),
      ]);
    if (known) {
      const isSame = (url === undefined || url === known.url) && (state === undefined || state === known.state);
      if (!isSame) await this.rows.update(ExternalRef, { ids: [known.id] }, { url, state });
      return { id: known.id, status: isSame ? 'UNCHANGED' : 'UPDATED' };
    }
    const [present = []] = await this.refs.ofAll([entityId]);
    this.refs.checkCount(present.length + 1, ['entityId']);
    const id = newId();
    await this.rows.insert(ExternalRef, [{ id, entityId, system, externalId, url: url ?? null, state: state ?? null }]);
    return { id, status: 'CREATED' };
  }

  /** Whether anything has this reference. */
  async isKnown(system: string, externalId: string): Promise<boolean> {
    return (await this.refs.byExternalId(system, externalId)) !== null;
  }

  /** Removes a reference, for good against what its system has stated until now. The entity must be locked. @throws Refused NOT_FOUND */
  async remove({ id, system, externalId }: ExternalRef): Promise<void> {
    const removed = await this.rows.remove(ExternalRef, [id]);
    if (removed.length === 0) throw new Refused([refusal('NOT_FOUND', { type: 'ExternalRef', id }, ['id'])]);
    await this.clocks.move({ kind: REMOVED_REF_CLOCK, system }, new Map([[externalId, new Date()]]));
  }

  /** Moves all references of `fromId` to `intoId`, and answers how many. @throws Refused TOO_MANY */
  async carryOver(fromId: string, intoId: string): Promise<number> {
    const [moved = [], present = []] = await this.refs.ofAll([fromId, intoId]);
    if (moved.length > 0) this.refs.checkCount(moved.length + present.length, ['intoId']);
    const ids = moved.map(({ id }) => id);
    await this.rows.update(ExternalRef, { ids }, { entityId: intoId }, 'MOVED');
    return ids.length;
  }
}
