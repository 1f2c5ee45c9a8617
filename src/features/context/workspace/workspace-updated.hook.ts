import { Injectable } from '@nestjs/common';
import { Hook } from '../../../platform/hook/hook.ts';

/** Fires when the time zone of the workspace, or when its figures are final, has been changed. */
@Injectable()
export class WorkspaceUpdated extends Hook<Record<string, never>> {}
