import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Insight } from './insight.model.ts';
import { InsightStore } from './insight.store.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { IdentityStore } from '../participant/identity.store.ts';
import { type MovableRecords, ParticipantRecords } from '../participant/participant-records.ts';
import { ParticipantsRedacted } from '../participant/participants-redacted.hook.ts';
import { InsightsReworded } from './insights-reworded.hook.ts';

/** Tells what is left of insights when words of their participants are removed, and moves insights when participants are merged. */
@Injectable()
@Contributes(ParticipantRecords)
export class InsightRedaction implements MovableRecords {
  readonly name = 'insights';

  constructor(
    private readonly rows: RowStore,
    private readonly insights: InsightStore,
    private readonly reworded: InsightsReworded,
    private readonly identities: IdentityStore,
  ) {}

  @Subscribe(ParticipantsRedacted)
  async reindex({ insightIds }: HookArgs<ParticipantsRedacted>): Promise<void> {
    if (insightIds.length > 0) await this.reworded.fire({ insights: await this.insights.words(insightIds) });
  }

  async move(fromId: string, intoId: string): Promise<readonly string[]> {
    const ids = await this.insights.ofParticipants([fromId]);
    await this.rows.update(Insight, { ids }, { participantId: intoId }, 'MERGED');
    return ids;
  }

  /** An insight goes to whom its last statement names: what came in meanwhile goes back too, and what was stated of the other stays. */
  async moveBack(ids: readonly string[], intoId: string, fromId: string): Promise<void> {
    const digestOf = await this.identities.digester();
    const digestsOf = async (id: string) => (await this.identities.of([id])).map(digestOf);
    const back = await this.insights.parted(intoId, {
      movedIds: ids,
      backDigests: await digestsOf(fromId),
      stayingDigests: await digestsOf(intoId),
    });
    await this.rows.update(Insight, { ids: back }, { participantId: fromId }, 'UNMERGED');
  }
}
