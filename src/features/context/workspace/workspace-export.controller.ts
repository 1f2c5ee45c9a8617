import { Controller, Get, Req, Res } from '@nestjs/common';
import { Takes } from '../../../platform/http/door.ts';
import { type Http, LineStream, type Reply } from '../../../platform/http/line-stream.ts';
import { WorkspaceExportReader } from './workspace-export.reader.ts';
import { WorkspaceReader } from './workspace.reader.ts';

/** Exports a workspace over HTTP. */
@Controller('export')
export class WorkspaceExportController {
  constructor(
    private readonly workspaces: WorkspaceReader,
    private readonly reader: WorkspaceExportReader,
    private readonly lines: LineStream,
  ) {}

  /** Streams the whole workspace as NDJSON; memory does not grow with its size. */
  @Get()
  @Takes({ GET: {} })
  export(@Req() http: Http, @Res() reply: Reply): Promise<void> {
    return this.lines.answer(http, reply, {
      requiredScope: 'admin',
      fileName: ({ workspaceId }) => `workspace-${workspaceId}.ndjson`,
      begin: () => this.workspaces.current(),
      chunks: (request) => this.reader.chunks(request),
    });
  }
}
