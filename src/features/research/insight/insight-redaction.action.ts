import { Injectable } from '@nestjs/common';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { Evidence } from '../evidence/evidence.model.ts';
import { SubjectExportReader } from '../participant/subject-export.reader.ts';
import { ParticipantFollowers } from '../participant/participant-followers.action.ts';
import { RedactParticipantAction } from '../participant/redact-participant.action.ts';
import { CopiedQuoteStore } from '../../tree/node/copied-quote.store.ts';
import { InsightFollowers } from './insight-followers.action.ts';
import { Insight } from './insight.model.ts';
import { InsightStore } from './insight.store.ts';
import { Quote } from './quote.model.ts';
import { QuoteStore } from './quote.store.ts';

/** Insights follow their participants: their words go when those withdraw or are erased, and they move when those are merged. */
@Injectable()
export class InsightRedaction {
  constructor(
    silence: RedactParticipantAction,
    followers: ParticipantFollowers,
    held: SubjectExportReader,
    private readonly rows: RowStore,
    private readonly insights: InsightStore,
    private readonly quotes: QuoteStore,
    private readonly echoes: CopiedQuoteStore,
    private readonly said: InsightFollowers,
  ) {
    const told = { model: Insight, property: 'participantId', gives: 'id' };
    held.add(
      { model: Insight, property: 'participantId' },
      { model: Quote, property: 'insightId', through: told },
      { model: Evidence, property: 'insightId', through: told },
    );
    silence.add((participantIds) => this.silence(participantIds));
    followers.add({
      name: 'insights',
      move: (fromId, intoId) => this.move(fromId, intoId),
      back: (ids, intoId, fromId) => this.back(ids, intoId, fromId),
    });
  }

  private async silence(participantIds: readonly string[]): Promise<void> {
    const ids = await this.insights.ofParticipants(participantIds);
    const texts = await this.quotes.textsOf(ids);
    await this.rows.update(
      Insight,
      { ids },
      { title: '', body: null, url: null, metadata: null, redactedAt: new Date() },
      'REDACTED',
    );
    await this.quotes.silence(ids);
    await this.echoes.redact(texts);
    const words = { title: '', body: null, quotes: [], language: null };
    await this.said.follow(
      ids.map((id) => ({ id, words })),
      () => false,
    );
  }

  private async move(fromId: string, intoId: string): Promise<readonly string[]> {
    const ids = await this.insights.ofParticipants([fromId]);
    await this.rows.update(Insight, { ids }, { participantId: intoId }, 'MERGED');
    return ids;
  }

  private async back(ids: readonly string[], intoId: string, fromId: string): Promise<void> {
    const still = new Set(await this.insights.ofParticipants([intoId]));
    await this.rows.update(Insight, { ids: ids.filter((id) => still.has(id)) }, { participantId: fromId }, 'UNMERGED');
  }
}
