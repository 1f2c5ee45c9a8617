import { Injectable } from '@nestjs/common';
import { checkConsent } from '../../../domain/research/participant/consent.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { complaintsOf } from '../../../platform/graphql/complaints.ts';
import { type IngestKind, IngestKinds } from '../../../platform/ingestion/ingest-kinds.ts';
import type { IngestReceipt, IngestStatus } from '../../../platform/ingestion/ingest.model.ts';
import { IdentityStore, keyOf } from './identity.store.ts';
import { ParticipantIngestItemInput } from './participant-ingest.model.ts';
import { ParticipantUpsertAction } from './participant-upsert.action.ts';
import { Contributes } from '../../../platform/hook/contributions.ts';

/** Ingests what a source knows of participants, within an open transaction. An item with a fault is rejected alone. */
@Injectable()
@Contributes(IngestKinds)
export class ParticipantIngestAction implements IngestKind<ParticipantIngestItemInput> {
  readonly type = 'PARTICIPANT';
  readonly requiredScope = 'insight:ingest';
  readonly shape = 'ParticipantIngestItemInput';

  constructor(
    private readonly identities: IdentityStore,
    private readonly participants: ParticipantUpsertAction,
  ) {}

  /** One receipt for each item, in their order. */
  async ingest(system: string, items: readonly ParticipantIngestItemInput[]): Promise<IngestReceipt[]> {
    const faults = items.map((item, index) => faultsOf(item, ['items', String(index)]));
    const names = items.map(({ externalId }) => ({ system, value: externalId }));
    const known = await this.identities.known(names);
    const mentions = items.map(({ sourceUpdatedAt = null, ...participant }, index) =>
      faults[index]?.length === 0 ? { participant, sourceUpdatedAt } : null,
    );
    const mentioned = await this.participants.upsert(system, mentions);
    const seen = new Set<string>();
    return items.map(({ externalId }, index) => {
      const errors = faults[index] ?? [];
      const { id, isChanged = false, warnings = [] } = mentioned[index] ?? {};
      if (id === undefined) return { index, externalId, status: 'REJECTED', errors, warnings };
      const isKnown = seen.has(id) || known.has(keyOf({ system, value: externalId }));
      seen.add(id);
      return { index, externalId, status: statusOf(isKnown, isChanged), errors, warnings };
    });
  }
}

function statusOf(isKnown: boolean, isChanged: boolean): IngestStatus {
  if (!isKnown) return 'CREATED';
  return isChanged ? 'UPDATED' : 'UNCHANGED';
}

function faultsOf(item: ParticipantIngestItemInput, above: readonly string[]): Refusal[] {
  const { consent } = item;
  return [
    ...complaintsOf(ParticipantIngestItemInput, item, above),
    ...(consent ? checkConsent(consent, [...above, 'consent']) : []),
  ];
}
