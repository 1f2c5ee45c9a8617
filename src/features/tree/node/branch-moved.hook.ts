import { Injectable } from '@nestjs/common';
import type { CarryReport } from './carry-report.ts';
import { Hook } from '../../../platform/hook/hook.ts';

/** Which nodes now hang in another tree. */
export interface MovedBranch {
  readonly nodeIds: readonly string[];
  readonly fromTreeId: string;
  readonly treeId: string;
  readonly report: CarryReport;
}

/** Fires when nodes were moved to another tree, while both are locked. Subscribers end what belongs to the old tree, and report it. */
@Injectable()
export class BranchMoved extends Hook<MovedBranch> {}
