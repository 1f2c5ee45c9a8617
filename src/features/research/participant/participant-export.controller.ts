import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { idOf } from '../../../platform/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { Takes } from '../../../platform/http/door.ts';
import { type Http, LineStream, type Reply } from '../../../platform/http/line-stream.ts';
import { SubjectExportReader } from './subject-export.reader.ts';
import { Participant } from './participant.model.ts';

/** Exports everything that is kept on a participant, for a participant who asks for it. */
@Controller('export/participants')
export class ParticipantExportController {
  constructor(
    private readonly read: RowReader,
    private readonly exports: SubjectExportReader,
    private readonly lines: LineStream,
  ) {}

  /** Everything that is kept on one participant as NDJSON, also under participants that were merged into them. */
  @Get(':id')
  @Takes({ GET: {} })
  export(@Param('id') id: string, @Req() http: Http, @Res() reply: Reply): Promise<void> {
    return this.lines.answer(http, reply, {
      requiredScope: 'admin',
      fileName: () => `participant-${idOf(id)}.ndjson`,
      begin: async () => {
        if (!(await this.read.byId(Participant, id)))
          throw new Fault('BAD_REQUEST', `There is no participant of the id ${JSON.stringify(id)} in this workspace.`);
      },
      chunks: (request) => this.exports.chunks(request, id),
    });
  }
}
