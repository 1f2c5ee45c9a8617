import { Injectable } from '@nestjs/common';
import type { Written } from '../../../domain/foundation/ingestion/arrivals.ts';
import { type MayKeep, mayKeepOf, NOTHING } from '../../../domain/research/participant/consent.ts';
import { EvidenceTakeAction, type Pointed } from '../evidence/evidence-take.action.ts';
import type { TakenInterview } from '../interview/interview-ingest.model.ts';
import { InterviewsTakeAction } from '../interview/interviews-take.action.ts';
import { AccountStore } from '../participant/account.store.ts';
import type { Taken } from '../participant/participant-take.model.ts';
import { ParticipantsTakeAction } from '../participant/participants-take.action.ts';
import { type IncomingInsight, heardIn } from './incoming-insight.model.ts';

/** What is known of an insight that is to be written beside what its item says. */
export interface RelatedRecords {
  readonly taken: Taken | null;
  readonly interview: TakenInterview | null;
  readonly pointed: Pointed;
  readonly accountId: string | null;
}

export const ALL: MayKeep = mayKeepOf({ consentStatus: 'UNKNOWN', consentScope: [] });

/** Finds what belongs to insights that arrive, within a transaction that is open. */
@Injectable()
export class RelatedRecordsAction {
  constructor(
    private readonly participants: ParticipantsTakeAction,
    private readonly accounts: AccountStore,
    private readonly interviews: InterviewsTakeAction,
    private readonly pointing: EvidenceTakeAction,
  ) {}

  /** Whom the insights are about and what they point at, by their names. */
  async of(system: string, written: readonly Written<IncomingInsight>[]): Promise<ReadonlyMap<string, RelatedRecords>> {
    const live = written.map(({ item }) => (item.operation === 'DELETE' ? null : item));
    const taken = await this.participants.take(
      system,
      live.map((item) =>
        item?.participant ? { participant: item.participant, sourceUpdatedAt: item.sourceUpdatedAt ?? null } : null,
      ),
    );
    const accounts = await this.accounts.take(
      system,
      live.flatMap((item, index) =>
        item?.account && taken[index]?.mayKeep !== NOTHING
          ? [{ account: item.account, sourceUpdatedAt: item.sourceUpdatedAt ?? null }]
          : [],
      ),
    );
    const interviews = await this.interviews.take(
      system,
      live.map((item, index) => heardIn(item, taken[index] ?? null, ALL)),
    );
    const pointed = await this.pointing.find(
      live.map((item) => ({
        kind: item?.kind ?? 'OTHER',
        elicitation: item?.elicitation ?? null,
        links: item?.links ?? [],
      })),
    );
    return new Map(
      written.map(({ item }, index) => {
        const whose = taken[index] ?? null;
        const accountId = accounts.get(item.account?.externalId ?? '') ?? whose?.accountId ?? null;
        return [
          item.externalId,
          {
            ...{ taken: whose, accountId, interview: interviews[index] ?? null },
            pointed: pointed[index] ?? { evidence: [], warnings: [] },
          },
        ];
      }),
    );
  }
}

/** What the sender should know of all that. */
export function warningsOf(around: RelatedRecords | undefined): string[] {
  const { taken = null, interview, pointed } = around ?? {};
  const keeps = taken?.mayKeep ?? ALL;
  const partly = keeps.notes !== keeps.quotes;
  return [
    ...(taken?.warnings ?? []),
    ...(partly
      ? [`The participant's consent does not cover ${keeps.notes ? 'quotes' : 'notes'}: they were not kept.`]
      : []),
    ...(interview?.warnings ?? []),
    ...(pointed?.warnings ?? []),
  ];
}
