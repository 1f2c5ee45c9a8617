import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '../../domain/refusal.ts';
import type { ModelClass } from '../database/model-columns.ts';
import type { ArchivableRow } from '../database/row.model.ts';
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
  constructor(private readonly rows: RowStore) {}

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
    return this.rows.updateOne(
      model,
      name,
      id,
      expectedVersion,
      set as Partial<Model>,
      (current) => {
        if (operation === 'ARCHIVED') return checkNotArchived(current, model.name);
        const problem = `${model.name} is not archived.`;
        return current.archivedAt === null ? [refusal('NOT_APPLICABLE', { problem }, ['id'])] : [];
      },
      operation,
    );
  }
}
