import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/id.ts';
import { type Among, RowLinesReader, type RowsOf } from '../../../platform/database/row-lines.reader.ts';
import type { Row } from '../../../platform/database/row.model.ts';
import type { ModelClass } from '../../../platform/database/model-columns.ts';
import { currentCaller, type Request, within } from '../../../platform/request/request.ts';
import { ParticipantMerge } from './participant-merge.model.ts';
import { Participant, ParticipantIdentity } from './participant.model.ts';
import { Contributions } from '../../../platform/hook/contributions.ts';

/** Rows of a model that tell something of a participant, found by the property that refers to the participant. */
export interface SubjectRows extends Omit<Among, 'ids'> {
  /** Model of the rows. */
  readonly model: ModelClass<Row>;
}

/** What a feature contributes to the export of everything that is kept on one participant. */
export interface SubjectData {
  /** Rows of the feature. */
  readonly subjectRows: readonly SubjectRows[];
}

/** Rows of the participants themselves. */
const OWN: readonly SubjectRows[] = [
  { model: Participant, property: 'id' },
  { model: ParticipantIdentity, property: 'participantId' },
  { model: ParticipantMerge, property: 'intoId' },
];

/** Reads everything that is kept on one participant, whichever feature keeps it. */
@Injectable()
export class SubjectExportReader extends Contributions<SubjectData> {
  constructor(
    private readonly db: Database,
    private readonly lines: RowLinesReader,
  ) {
    super();
  }

  /** Everything that is kept on a participant and on those that were merged into them, as NDJSON. */
  async *chunks(request: Request, id: string): AsyncGenerator<string> {
    const ids = await within(request, () => this.everyId(id));
    yield* this.lines.chunks(
      request,
      [OWN, ...this.items.map(({ subjectRows }) => subjectRows)]
        .flat()
        .map(({ model, ...among }): RowsOf => ({ model, among: { ...among, ids } })),
    );
  }

  /** Ids of the participant and of those that were merged into them; empty where there is no such participant. */
  private async everyId(id: string): Promise<string[]> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM participant
      WHERE workspace_id = ${currentCaller().workspaceId} AND (id = ${idOf(id)} OR merged_into_id = ${idOf(id)}) ORDER BY id`;
    return found.map((each) => each.id);
  }
}
