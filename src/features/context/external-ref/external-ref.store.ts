import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { databaseFault } from '../../../platform/database/fault.ts';
import { ExternalRef } from './external-ref.model.ts';
import { ExternalRefReader } from './external-ref.reader.ts';

const NAMED_ONCE = 'external_ref_workspace_id_system_external_id_key';
/** Times a name is tried that others take and give up meanwhile. Chosen: the second try nearly always tells. */
const MOST_TRIES = 5;

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

  /** What stood for the one stands for the other now. @throws Refused TOO_MANY */
  async carryOver(fromId: string, intoId: string): Promise<void> {
    const [moved = [], present = []] = await this.refs.ofAll([fromId, intoId]);
    if (moved.length > 0) this.refs.checkRoom(moved.length + present.length, ['intoId']);
    const ids = moved.map(({ id }) => id);
    await this.rows.update(ExternalRef, { ids, keepVersion: true }, { entityId: intoId }, 'MOVED');
  }
}
