import { Injectable } from '@nestjs/common';
import { workspaceGone } from '../../../platform/database/fault.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Workspace } from './workspace.model.ts';

/** Reads the workspace of the caller. */
@Injectable()
export class WorkspaceReader {
  constructor(private readonly read: RowReader) {}

  /** The caller's workspace; one statement a request. @throws Fault UNAUTHENTICATED where it was deleted since the key was looked up */
  async current(): Promise<Workspace> {
    const workspace = await this.read.byId(Workspace, currentCaller().workspaceId);
    if (!workspace) throw workspaceGone();
    return workspace;
  }
}
