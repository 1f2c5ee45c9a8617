import { Injectable } from '@nestjs/common';
import { Hook } from '../../../platform/hook/hook.ts';

/** Fires when evidence of insights is added, withdrawn, restored or moved, whatever the way. */
@Injectable()
export class EvidenceChanged extends Hook<{ readonly insightIds: readonly string[] }> {}
