import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import type { ModelClass } from '../../../platform/database/model-columns.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { part, type SqlPart } from '../../../platform/database/sql-part.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Insight } from '../../research/insight/insight.model.ts';
import { Interview } from '../../research/interview/interview.model.ts';
import { Account } from '../../research/participant/account.model.ts';
import { Participant } from '../../research/participant/participant.model.ts';
import { SOURCE_ENTITIES, type SourceEntityType } from './source-entity.model.ts';

type Named = (system: string, externalId: string) => SqlPart;
const ofSource =
  (table: string): Named =>
  (system, externalId) => part`
    SELECT id FROM ${() => table}
    WHERE workspace_id = ${currentCaller().workspaceId} AND source_system = ${system} AND external_id = ${externalId}`;

/** How each is found by what its source calls it. */
const BY_NAME: Readonly<Record<SourceEntityType, { readonly model: ModelClass<{ id: string }>; readonly ids: Named }>> =
  {
    PARTICIPANT: {
      model: Participant,
      // Match keys are names of no system.
      ids: (system, externalId) => part`
      SELECT participant_id AS id FROM participant_identity
      WHERE workspace_id = ${currentCaller().workspaceId} AND system = ${system} AND system <> '' AND value = ${externalId}`,
    },
    INSIGHT: { model: Insight, ids: ofSource('insight') },
    INTERVIEW: { model: Interview, ids: ofSource('interview') },
    ACCOUNT: { model: Account, ids: ofSource('account') },
  };

/** Finds what sources told of by what they call it. */
@Injectable()
export class SourceEntityReader {
  constructor(
    private readonly db: Database,
    private readonly read: RowReader,
  ) {}

  /**
   * What a system calls so; null where there is none, or where the key may not read it. Of several types the first in the
   * order of the enum. Two statements.
   *
   * @param type the only type that is looked for; null for all
   */
  async byName(
    system: string,
    externalId: string,
    type: SourceEntityType | null,
  ): Promise<({ id: string } & { __typename: string }) | null> {
    if (!currentCaller().scopes.has('insight:read')) return null;
    const types = type ? [type] : (Object.keys(SOURCE_ENTITIES) as SourceEntityType[]);
    const found = await this.db.statement<{ type: SourceEntityType; id: string }>(
      types
        .map(
          (each) =>
            part`SELECT ${() => `'${each}'`} AS type, id FROM (${BY_NAME[each].ids(system, externalId)}) AS named`,
        )
        .reduce((one, other) => part`${one} UNION ALL ${other}`),
    );
    const first = types.flatMap((each) => found.filter((row) => row.type === each))[0];
    if (!first) return null;
    const { model } = BY_NAME[first.type];
    const row = await this.read.byId(model, first.id);
    return row && { ...row, __typename: model.name };
  }
}
