import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Evidence } from '../evidence/evidence.model.ts';
import { CopiedQuoteStore } from '../../tree/node/copied-quote.store.ts';
import { Insight } from './insight.model.ts';
import { InsightStore } from './insight.store.ts';
import { Quote } from './quote.model.ts';
import { QuoteStore } from './quote.store.ts';
import { Subscribe } from '../../../platform/hook/subscribe.ts';
import type { HookArgs } from '../../../platform/hook/hook.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';
import { type MovableRecords, ParticipantRecords } from '../participant/participant-records.ts';
import { ParticipantsRedacted } from '../participant/participants-redacted.hook.ts';
import { type SubjectData, SubjectExportReader } from '../participant/subject-export.reader.ts';
import { InsightsReworded } from './insights-reworded.hook.ts';
import { InsightWords } from './insight-words.ts';

const OF_PARTICIPANT = { model: Insight, property: 'participantId', gives: 'id' };

/** Redacts insights when consent of their participants ends, moves them when participants are merged, and exports them. */
@Injectable()
@Contributes(ParticipantRecords)
@Contributes(SubjectExportReader)
export class InsightRedaction implements MovableRecords, SubjectData {
  readonly name = 'insights';
  readonly subjectRows = [
    { model: Insight, property: 'participantId' },
    { model: Quote, property: 'insightId', through: OF_PARTICIPANT },
    { model: Evidence, property: 'insightId', through: OF_PARTICIPANT },
  ];

  constructor(
    private readonly rows: RowStore,
    private readonly insights: InsightStore,
    private readonly quotes: QuoteStore,
    private readonly copiedQuotes: CopiedQuoteStore,
    private readonly reworded: InsightsReworded,
  ) {}

  @Subscribe(ParticipantsRedacted)
  async redact({ participantIds }: HookArgs<ParticipantsRedacted>): Promise<void> {
    const ids = await this.insights.ofParticipants(participantIds);
    const texts = await this.quotes.textsOf(ids);
    await this.rows.update(
      Insight,
      { ids },
      { title: '', body: null, url: null, metadata: null, redactedAt: new Date() },
      'REDACTED',
    );
    await this.quotes.redact(ids);
    await this.copiedQuotes.redact(texts);
    if (ids.length > 0)
      await this.reworded.fire({ insights: ids.map((id) => ({ id, words: InsightWords.NONE, isNew: false })) });
  }

  async move(fromId: string, intoId: string): Promise<readonly string[]> {
    const ids = await this.insights.ofParticipants([fromId]);
    await this.rows.update(Insight, { ids }, { participantId: intoId }, 'MERGED');
    return ids;
  }

  async moveBack(ids: readonly string[], intoId: string, fromId: string): Promise<void> {
    const still = new Set(await this.insights.ofParticipants([intoId]));
    await this.rows.update(Insight, { ids: ids.filter((id) => still.has(id)) }, { participantId: fromId }, 'UNMERGED');
  }
}
