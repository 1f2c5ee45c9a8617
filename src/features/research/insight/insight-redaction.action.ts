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

  /** What came in meanwhile under a name of the one who is parted again is theirs too: it goes when they withdraw. */
  async moveBack(ids: readonly string[], intoId: string, fromId: string): Promise<void> {
    const digestOf = await this.identities.digester();
    const digests = (await this.identities.of([fromId])).map(digestOf);
    const since = await this.insights.underNames(intoId, digests, []);
    const still = new Set(await this.insights.ofParticipants([intoId]));
    const back = [...new Set([...ids.filter((id) => still.has(id)), ...since])];
    await this.rows.update(Insight, { ids: back }, { participantId: fromId }, 'UNMERGED');
  }
}
