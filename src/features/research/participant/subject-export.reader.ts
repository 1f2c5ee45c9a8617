import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';
import { idOf } from '../../../platform/database/id.ts';
import { type Among, RowLinesReader, type RowsOf } from '../../../platform/database/row-lines.reader.ts';
import type { Row } from '../../../platform/database/row.model.ts';
import type { ModelClass } from '../../../platform/database/model-columns.ts';
import { currentCaller, type Request, within } from '../../../platform/request/request.ts';
import { ParticipantMerge } from './participant-merge.model.ts';
import { Participant, ParticipantIdentity } from './participant.model.ts';

/** Rows of a model that are held on a participant, and by which property they can be told. */
interface Holding extends Omit<Among, 'ids'> {
  readonly model: ModelClass<Row>;
}

/** Knows what is held on participants. Features that keep something of them add theirs at start. */
@Injectable()
export class SubjectExportReader {
  private readonly holdings: Holding[] = [
    { model: Participant, property: 'id' },
    { model: ParticipantIdentity, property: 'participantId' },
    { model: ParticipantMerge, property: 'intoId' },
  ];

  constructor(
    private readonly db: Database,
    private readonly lines: RowLinesReader,
  ) {}

  add(...holdings: readonly Holding[]): void {
    this.holdings.push(...holdings);
  }

  /** All that is held on a participant, and on those merged into them, as NDJSON. */
  async *chunks(request: Request, id: string): AsyncGenerator<string> {
    const ids = await within(request, () => this.everyId(id));
    yield* this.lines.chunks(
      request,
      this.holdings.map(({ model, ...holding }): RowsOf => ({ model, among: { ...holding, ids } })),
    );
  }

  /** The participant and whoever was merged into them; none when there is no such participant. */
  private async everyId(id: string): Promise<string[]> {
    const found = await this.db.sql<{ id: string }>`
      SELECT id FROM participant
      WHERE workspace_id = ${currentCaller().workspaceId} AND (id = ${idOf(id)} OR merged_into_id = ${idOf(id)}) ORDER BY id`;
    return found.map((each) => each.id);
  }
}
