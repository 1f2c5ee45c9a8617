import { Injectable } from '@nestjs/common';
import { refusal, Refused } from '../../../domain/refusal.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { databaseFault } from '../../../platform/database/fault.ts';
import { idOf, newId } from '../../../platform/id.ts';
import { ExternalRef } from './external-ref.model.ts';
import { ExternalRefReader } from './external-ref.reader.ts';

const NAMED_ONCE = 'external_ref_workspace_id_system_external_id_key';
/** Times a name is tried that others take and give up meanwhile. Chosen: the second try nearly always tells. */
const MOST_TRIES = 5;

/** What an entity is called where. When it has the reference already, what is left out stays and null clears. */
export type GivenRef = Pick<ExternalRef, 'entityId' | 'system' | 'externalId'> &
  Partial<Pick<ExternalRef, 'url' | 'state'>>;

/** Changes references to other systems. */
@Injectable()
export class ExternalRefStore {
  constructor(
    private readonly rows: RowStore,
    private readonly refs: ExternalRefReader,
  ) {}

  /** Runs `work`, a whole transaction, again when somebody else took the name meanwhile: then it finds it taken. */
  async named<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      try {
        return await work();
      } catch (fault) {
        if (tries === MOST_TRIES || databaseFault(fault)?.constraint !== NAMED_ONCE) throw fault;
      }
    }
  }

  /**
   * Adds the reference, or changes what is said of it. The entity must be locked.
   *
   * @returns its id, and whether it is new, changed, or known just so
   * @throws Refused ALREADY_EXISTS where it stands for another entity, TOO_MANY
   */
  async set(given: GivenRef): Promise<{ id: string; status: 'CREATED' | 'UPDATED' | 'UNCHANGED' }> {
    const { system, externalId, url, state } = given;
    const entityId = idOf(given.entityId);
    const known = await this.refs.named(system, externalId);
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
    this.refs.checkRoom(present.length + 1, ['entityId']);
    const id = newId();
    await this.rows.insert(ExternalRef, [{ id, entityId, system, externalId, url: url ?? null, state: state ?? null }]);
    return { id, status: 'CREATED' };
  }

  /** Takes a reference away. The entity must be locked. @throws Refused NOT_FOUND */
  async remove(id: string): Promise<void> {
    const removed = await this.rows.remove(ExternalRef, [id]);
    if (removed.length === 0) throw new Refused([refusal('NOT_FOUND', { type: 'ExternalRef', id }, ['id'])]);
  }

  /** What stood for the one stands for the other now. @throws Refused TOO_MANY */
  async carryOver(fromId: string, intoId: string): Promise<void> {
    const [moved = [], present = []] = await this.refs.ofAll([fromId, intoId]);
    if (moved.length > 0) this.refs.checkRoom(moved.length + present.length, ['intoId']);
    const ids = moved.map(({ id }) => id);
    await this.rows.update(ExternalRef, { ids, keepVersion: true }, { entityId: intoId }, 'MOVED');
  }
}
