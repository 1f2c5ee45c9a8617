import { Injectable } from '@nestjs/common';
import type { CarryReport } from './carry-report.ts';
import { Hook } from '../../../platform/hook/hook.ts';

/** Which opportunity goes into which, and where subscribers say what became of their rows. */
export interface Merging {
  readonly fromId: string;
  readonly intoId: string;
  readonly report: CarryReport;
}

/**
 * Fires when one opportunity is merged into another, while both trees are locked. Subscribers move their rows
 * from `fromId` to `intoId` and report it. Where two rows cannot both stand, the stronger does; the other stays with the
 * opportunity that was merged and is reported as left behind.
 */
@Injectable()
export class OpportunityMerged extends Hook<Merging> {}
