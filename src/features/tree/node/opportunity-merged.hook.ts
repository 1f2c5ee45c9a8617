import { Injectable } from '@nestjs/common';
import { Hook } from '../../../platform/hook/hook.ts';

/**
 * Fires when one opportunity is merged into another, while both trees are locked. Subscribers move their rows
 * from `fromId` to `intoId`.
 */
@Injectable()
export class OpportunityMerged extends Hook<{ readonly fromId: string; readonly intoId: string }> {}
