import { Injectable } from '@nestjs/common';
import { SubjectRowsReader } from '../../../platform/change-log/subject-rows.reader.ts';
import { RowLinesReader } from '../../../platform/database/row-lines.reader.ts';
import { WorkspaceDigests } from '../../../platform/database/workspace-digests.reader.ts';
import { idOf } from '../../../platform/id.ts';
import { type Request, within } from '../../../platform/request/request.ts';
import { ErasureStore } from './erasure.store.ts';
import { IdentityStore } from './identity.store.ts';

/**
 * Reads everything that is kept on one participant, whichever feature keeps it: the rows that an erasure would empty, found
 * by the same marks of the models.
 */
@Injectable()
export class SubjectExportReader {
  constructor(
    private readonly subjects: SubjectRowsReader,
    private readonly erasures: ErasureStore,
    private readonly identities: IdentityStore,
    private readonly digests: WorkspaceDigests,
    private readonly lines: RowLinesReader,
  ) {}

  /** Everything that is kept on a participant and on those that were merged into them, as NDJSON. */
  async *chunks(request: Request, id: string): AsyncGenerator<string> {
    const rows = await within(request, async () => {
      const ids = await this.erasures.withMerged([idOf(id)]);
      const digest = await this.digests.nameMaker();
      const names = await this.identities.of(ids);
      return this.subjects.of({ ids, digests: names.map(({ system, value }) => digest(system, value)) });
    });
    yield* this.lines.chunks(request, rows);
  }
}
