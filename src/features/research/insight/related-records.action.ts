import { Injectable } from '@nestjs/common';
import { EVERYTHING, type MayKeep, NOTHING } from '../../../domain/research/participant/consent.ts';
import { leftOut, type Warning, warningsBelow } from '../../../domain/warning.ts';
import { SubjectRemovalStore } from '../../../platform/change-log/subject-removal.store.ts';
import { EvidenceTargetsAction } from '../evidence/evidence-targets.action.ts';
import type { InterviewMention } from '../interview/interview-ingest.model.ts';
import { InterviewUpsertAction } from '../interview/interview-upsert.action.ts';
import { saysSomething as saysSomethingOfInterview } from '../interview/interview-source-fields.model.ts';
import { isInterviewKind } from '../interview/interview.model.ts';
import { AccountStore } from '../participant/account.store.ts';
import type { MentionedParticipant, ParticipantMention } from '../participant/participant-mention.model.ts';
import { saysSomething } from '../participant/participant-source-fields.model.ts';
import { ParticipantUpsertAction } from '../participant/participant-upsert.action.ts';
import type { IncomingInsight } from './incoming-insight.ts';
import type { InsightIngestItemInput } from './insight-ingest.model.ts';
import type { InsightBatchRow, KnownInsight } from './ingest-outcome.ts';
import type { RelatedRecords } from './related-records.ts';

/** Finds or adds the records that incoming insights name, within an open transaction. */
@Injectable()
export class RelatedRecordsAction {
  constructor(
    private readonly participants: ParticipantUpsertAction,
    private readonly accounts: AccountStore,
    private readonly interviews: InterviewUpsertAction,
    private readonly evidenceTargets: EvidenceTargetsAction,
    private readonly removals: SubjectRemovalStore,
  ) {}

  /**
   * Takes in what insights that are not written themselves say of participants, accounts and interviews, each judged by its
   * own clock; nothing where they say nothing. Answers with what the senders are told.
   *
   * @param known the insights that the service knows, by external id
   */
  async state(
    system: string,
    insights: readonly IncomingInsight[],
    known: ReadonlyMap<string, KnownInsight>,
  ): Promise<ReadonlyMap<IncomingInsight, readonly Warning[]>> {
    const items = insights.map(({ item, isDeleted }) => (!isDeleted && statesOthers(item) ? item : null));
    const holders = insights.map(({ externalId }, index) =>
      items[index] ? (known.get(externalId)?.participantId ?? null) : null,
    );
    const { participants, accounts, interviews } = await this.records(system, items, holders);
    return new Map(
      insights.map((each, index) => [
        each,
        warningsOf({ participant: participants[index], account: accounts[index], interview: interviews[index] }),
      ]),
    );
  }

  /**
   * The records of each insight, by its external id. A deleted insight names none. A fixed number of statements, however
   * many.
   *
   * @param known the insights that the service knows, by external id
   */
  async find(
    system: string,
    rows: readonly InsightBatchRow[],
    known: ReadonlyMap<string, KnownInsight>,
  ): Promise<ReadonlyMap<string, RelatedRecords>> {
    const goneName = await this.removals.namesGone();
    const items = rows.map(({ incoming }) => (incoming.isDeleted ? null : incoming.item));
    const holderIds = rows.map(({ incoming }) => known.get(incoming.externalId)?.participantId ?? null);
    const { named, participants, accounts, interviews } = await this.records(system, items, holderIds);
    const links = await this.evidenceTargets.resolve(
      items.map((item) => ({
        kind: item?.kind ?? 'OTHER',
        elicitation: item?.elicitation ?? null,
        links: item?.links ?? [],
      })),
    );
    return new Map(
      rows.map(({ incoming: { externalId } }, index): [string, RelatedRecords] => {
        const participant = participants[index] ?? null;
        const interview = interviews[index] ?? null;
        const { evidence = [], warnings = [] } = links[index] ?? {};
        const mayKeep = participant?.mayKeep ?? EVERYTHING;
        return [
          externalId,
          {
            participantId: participant?.id ?? null,
            participantDigest: named[index]?.digest ?? known.get(externalId)?.participantDigest ?? null,
            accountId: accounts[index]?.id ?? participant?.accountId ?? null,
            interviewId: interview?.id ?? null,
            isErased: participant?.isErased ?? false,
            storedName: participant?.isErased ? goneName(externalId) : null,
            mayKeep,
            evidence,
            warnings: [
              ...warningsOf({ participant, account: accounts[index], interview }),
              ...partialConsentWarnings(mayKeep),
              ...warnings,
            ],
          },
        ];
      }),
    );
  }

  /** The participants, accounts and interviews that items name: whose each is, and what they say of them taken in. */
  private async records(
    system: string,
    items: readonly (InsightIngestItemInput | null)[],
    holderIds: readonly (string | null)[],
  ) {
    const named = await this.participants.upsert(system, items.map(participantMention));
    const holders = await this.participants.holders(holderIds);
    const participants = named.map((each, index) => heldBy(each, holders[index] ?? null));
    const accounts = await this.accounts.upsert(
      system,
      items.map((item, index) =>
        item?.account && participants[index]?.mayKeep !== NOTHING
          ? { account: item.account, sourceUpdatedAt: item.sourceUpdatedAt ?? null }
          : null,
      ),
    );
    const interviews = await this.interviews.upsert(
      system,
      items.map((item, index) => interviewMention(item, participants[index] ?? null)),
    );
    return { named, participants, accounts, interviews };
  }
}

/** Whether an item states anything of a participant, an account or an interview but its name. */
const statesOthers = ({ participant, account, interview }: InsightIngestItemInput): boolean =>
  Boolean(account) ||
  Boolean(interview && saysSomethingOfInterview(interview)) ||
  Boolean(participant && (participant.consent || saysSomething(participant)));

/**
 * Whose an insight is: of the participant whom its item names, or else of whom it was known to be. The insight of an erased
 * participant stays theirs, whoever is named: no item brings their words back.
 */
const heldBy = (
  named: MentionedParticipant | null,
  holder: MentionedParticipant | null,
): MentionedParticipant | null => (holder?.isErased ? holder : (named ?? holder));

/** The participant that an item names; null where it names none. */
function participantMention(item: InsightIngestItemInput | null): ParticipantMention | null {
  if (!item?.participant) return null;
  return { participant: item.participant, sourceUpdatedAt: item.sourceUpdatedAt ?? null };
}

/** The interview that an item names, and what its participant's consent lets keep of it; null where it names none. */
function interviewMention(
  item: InsightIngestItemInput | null,
  participant: MentionedParticipant | null,
): InterviewMention | null {
  if (!item?.interview) return null;
  const { interview, kind, occurredAt, sourceUpdatedAt = null } = item;
  return {
    interview,
    kind: kind && isInterviewKind(kind) ? kind : 'INTERVIEW',
    occurredAt: occurredAt ?? new Date(),
    sourceUpdatedAt,
    participantId: participant?.originalId ?? null,
    isErased: participant?.isErased ?? false,
    mayKeep: participant?.mayKeep ?? EVERYTHING,
  };
}

/** What the sender should know of the records that an insight names, each by the field that names it. */
const warningsOf = (
  records: Readonly<Record<string, { readonly warnings: readonly Warning[] } | null | undefined>>,
): Warning[] => Object.entries(records).flatMap(([field, each]) => warningsBelow([field], each?.warnings ?? []));

function partialConsentWarnings(mayKeep: MayKeep): Warning[] {
  const { notes, quotes } = mayKeep;
  if (notes && quotes) return [];
  if (notes || quotes)
    return [
      leftOut(
        `The participant's consent does not cover ${notes ? 'quotes' : 'notes'}: they were not kept.`,
        notes ? ['quotes'] : ['body'],
      ),
    ];
  // Of consent that has ended, the participant is warned of.
  return mayKeep === NOTHING
    ? []
    : [leftOut("The participant's consent covers neither notes nor quotes: the item counts, its words were not kept.")];
}
