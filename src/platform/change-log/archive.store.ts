import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '../../domain/refusal.ts';
import { checkNotArchived, isArchived, nameOf } from '../database/archived.ts';
import type { ModelClass } from '../database/model-columns.ts';
import type { ArchivableRow } from '../database/row.model.ts';
import { RowStore } from './row.store.ts';

/** Says what else stands against archiving or restoring a row, knowing the row as it is. */
type Check<Model> = (current: Model) => Promise<readonly Refusal[]> | readonly Refusal[];

/** Archives rows and restores them. Nothing that others may refer to is deleted. */
@Injectable()
export class ArchiveStore {
  constructor(private readonly rows: RowStore) {}

  /** Archives; `name` is what the payload calls the thing. @throws Refused NOT_FOUND, VERSION_CONFLICT, ARCHIVED */
  archive<Model extends ArchivableRow>(
    model: ModelClass<Model>,
    name: string,
    { id, expectedVersion, reason }: { readonly id: string; readonly expectedVersion: number; readonly reason: string },
  ): Promise<Model> {
    const set = { archivedAt: new Date(), archiveReason: reason } as Partial<Model>;
    const check: Check<Model> = (current) => checkNotArchived(current, nameOf(model, current));
    return this.rows.updateOne(model, name, id, expectedVersion, set, check, 'ARCHIVED');
  }

  /**
   * Brings back.
   *
   * @param check says what else stands against it, such as a limit that the row would exceed
   * @throws Refused NOT_FOUND, VERSION_CONFLICT, NOT_APPLICABLE where it is not archived
   */
  restore<Model extends ArchivableRow>(
    model: ModelClass<Model>,
    name: string,
    { id, expectedVersion }: { readonly id: string; readonly expectedVersion: number },
    check: Check<Model> = () => [],
  ): Promise<Model> {
    const set = { archivedAt: null, archiveReason: null } as Partial<Model>;
    const whole: Check<Model> = (current) => {
      const problem = `${nameOf(model, current)} is not archived.`;
      return isArchived(current) ? check(current) : [refusal('NOT_APPLICABLE', { problem }, ['id'])];
    };
    return this.rows.updateOne(model, name, id, expectedVersion, set, whole, 'RESTORED');
  }
}
