import { Injectable } from '@nestjs/common';
import { refusal, Refused } from '../../../domain/refusal.ts';
import { ModelColumns } from '../../../platform/database/model-columns.ts';
import { Database } from '../../../platform/database/database.ts';
import { groupRowsById } from '../../../platform/database/group-rows-by-id.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentCaller, currentRequest } from '../../../platform/request/request.ts';
import { ExternalRef, MOST_REFS } from './external-ref.model.ts';

/** Reads references to other systems. */
@Injectable()
export class ExternalRefReader {
  constructor(
    private readonly db: Database,
    private readonly columns: ModelColumns,
  ) {}

  /** References of an entity, oldest first; one statement for all entities of a request, whatever their types. */
  of(entityId: string): Promise<ExternalRef[]> {
    return currentRequest()
      .loader('ExternalRef.of', () => new Loader((ids: readonly string[]) => this.ofAll(ids)))
      .load(entityId);
  }

  /** References of entities as the transaction sees them, past the loader; one statement. */
  async ofAll(entityIds: readonly string[]): Promise<ExternalRef[][]> {
    const refs = await this.db.sql<ExternalRef>`
      SELECT ${() => this.columns.of(ExternalRef, 'ref')} FROM external_ref AS ref
      WHERE ref.workspace_id = ${currentCaller().workspaceId} AND ref.entity_id = ANY(${entityIds}::uuid[]) ORDER BY ref.id`;
    return groupRowsById(entityIds, refs, ({ entityId }) => entityId);
  }

  /** The reference with that id in that system, or null. */
  async byExternalId(system: string, externalId: string): Promise<ExternalRef | null> {
    const [ref] = await this.db.sql<ExternalRef>`
      SELECT ${() => this.columns.of(ExternalRef, 'ref')} FROM external_ref AS ref
      WHERE ref.workspace_id = ${currentCaller().workspaceId} AND ref.system = ${system} AND ref.external_id = ${externalId}`;
    return ref ?? null;
  }

  /** Those of the names that a reference already has; one statement, none without names. */
  async takenNames(
    names: readonly Pick<ExternalRef, 'system' | 'externalId'>[],
  ): Promise<Pick<ExternalRef, 'system' | 'externalId'>[]> {
    if (names.length === 0) return [];
    const [systems, externalIds] = [names.map(({ system }) => system), names.map(({ externalId }) => externalId)];
    return this.db.sql`
      SELECT ref.system, ref.external_id AS "externalId" FROM unnest(${systems}::text[], ${externalIds}::text[]) AS name (system, external_id)
      JOIN external_ref AS ref ON ref.workspace_id = ${currentCaller().workspaceId}
        AND ref.system = name.system AND ref.external_id = name.external_id`;
  }

  /** Checks that an entity may have that many references. @throws Refused TOO_MANY */
  checkCount(count: number, path: readonly string[]): void {
    if (count > MOST_REFS)
      throw new Refused([refusal('TOO_MANY', { what: 'External references of one thing', most: MOST_REFS }, path)]);
  }
}
