import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, refuseIf, refuseStale } from '../../domain/refusal.ts';
import type { ModelClass } from '../database/columns.ts';
import { Database } from '../database/database.ts';
import type { ArchivableRow } from '../database/row.model.ts';
import { RowReader } from '../database/row.reader.ts';
import { RowStore } from './row.store.ts';

/** Stops an edit of what is archived; `what` names it in the sentence. */
export const checkNotArchived = (
  { archivedAt }: Pick<ArchivableRow, 'archivedAt'>,
  what: string,
  path: readonly string[] = ['id'],
): Refusal[] => (archivedAt === null ? [] : [refusal('ARCHIVED', { what }, path)]);

/** Puts rows out of sight and back. Nothing that others may point at is deleted. */
@Injectable()
export class ArchiveStore {
  constructor(
    private readonly db: Database,
    private readonly rows: RowStore,
    private readonly read: RowReader,
  ) {}

  /** Archives; `name` is what the payload calls the thing. @throws Refused NOT_FOUND, VERSION_CONFLICT, ARCHIVED */
  archive<Model extends ArchivableRow>(
    model: ModelClass<Model>,
    name: string,
    { id, expectedVersion, reason }: { readonly id: string; readonly expectedVersion: number; readonly reason: string },
  ): Promise<Model> {
    return this.mark(model, name, id, expectedVersion, { archivedAt: new Date(), archiveReason: reason }, 'ARCHIVED');
  }

  /** Brings back. @throws Refused NOT_FOUND, VERSION_CONFLICT, NOT_APPLICABLE where it is not archived */
  restore<Model extends ArchivableRow>(
    model: ModelClass<Model>,
    name: string,
    { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
  ): Promise<Model> {
    return this.mark(model, name, id, expectedVersion, { archivedAt: null, archiveReason: null }, 'RESTORED');
  }

  private mark<Model extends ArchivableRow>(
    model: ModelClass<Model>,
    name: string,
    id: string,
    expectedVersion: number,
    set: Pick<ArchivableRow, 'archivedAt' | 'archiveReason'>,
    operation: 'ARCHIVED' | 'RESTORED',
  ): Promise<Model> {
    return this.db.transaction(async () => {
      const current = await this.read.get(model, id);
      refuseStale({ [name]: current }, expectedVersion);
      if (operation === 'ARCHIVED') refuseIf(...checkNotArchived(current, model.name));
      else if (current.archivedAt === null)
        refuseIf(refusal('NOT_APPLICABLE', { problem: `${model.name} is not archived.` }, ['id']));
      const where = { ids: [current.id], version: expectedVersion };
      const [changed] = await this.rows.update(model, where, set as Partial<Model>, operation);
      if (changed) return changed;
      // Somebody was quicker between the look and the change.
      const now = await this.read.get(model, id);
      refuseStale({ [name]: now }, expectedVersion);
      throw new Error('A row that is there, in the version expected, can be changed.');
    });
  }
}
