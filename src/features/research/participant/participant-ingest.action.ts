import { Injectable } from '@nestjs/common';
import { checkConsent } from '../../../domain/research/participant/consent.ts';
import { leftOutOfParticipant } from '../../../domain/research/insight/left-out.ts';
import { type Refusal, refusal } from '../../../domain/refusal.ts';
import { type Warning, warningsBelow } from '../../../domain/warning.ts';
import { complaintsOf } from '../../../platform/graphql/complaints.ts';
import { type IngestKind, IngestKinds } from '../../../platform/ingestion/ingest-kinds.ts';
import type { IngestStatus } from '../../../platform/ingestion/ingest.model.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { IdentityStore, keyOf } from './identity.store.ts';
import { EraseAction } from './participant-erase.action.ts';
import { ParticipantIngestItemInput, type ParticipantReceipt } from './participant-ingest.model.ts';
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
    private readonly erasures: EraseAction,
  ) {}

  /** One receipt for each item, in their order. Items that follow each other without an erasure between them are one upsert. */
  async ingest(system: string, items: readonly ParticipantIngestItemInput[]): Promise<ParticipantReceipt[]> {
    const incoming = items.map((item, index) => ({ item, index, errors: faultsOf(item, ['items', String(index)]) }));
    const receipts: ParticipantReceipt[] = [];
    for (const run of runsOf(incoming, ({ item }) => item.operation))
      receipts.push(
        ...(run[0]?.item.operation === 'ERASE' ? await this.erase(system, run) : await this.upsert(system, run)),
      );
    return receipts;
  }

  private async upsert(system: string, incoming: readonly Incoming[]): Promise<ParticipantReceipt[]> {
    // What is rejected may hold a name that Postgres cannot: nothing of it is looked up.
    const accepted = incoming.filter(({ errors }) => errors.length === 0);
    const known = await this.identities.known(accepted.map(({ item }) => ({ system, value: item.externalId })));
    const mentioned = await this.participants.upsert(
      system,
      incoming.map(({ item: { sourceUpdatedAt = null, operation: _, ...participant }, errors }) =>
        errors.length === 0 ? { participant, sourceUpdatedAt, isOwnItem: true } : null,
      ),
    );
    const seen = new Set<string>();
    return incoming.map((each, at) => {
      const { id, isErased = false, isChanged = false, isStale = false, warnings = [] } = mentioned[at] ?? {};
      if (id === undefined) return receiptOf(each, 'REJECTED', null);
      const isKnown = isErased || seen.has(id) || known.has(keyOf({ system, value: each.item.externalId }));
      seen.add(id);
      const status = statusOf(isKnown, isChanged, isStale);
      const leftOut = status === 'CREATED' || status === 'UPDATED' ? leftOutOfParticipant(each.item) : [];
      return receiptOf(each, status, id, [...leftOut, ...warnings]);
    });
  }

  /** Erases one by one. Of a name that was never heard, an empty participant is kept: what comes later under it is not. */
  private async erase(system: string, incoming: readonly Incoming[]): Promise<ParticipantReceipt[]> {
    const receipts: ParticipantReceipt[] = [];
    for (const each of incoming) {
      const { externalId } = each.item;
      if (each.errors.length > 0) {
        receipts.push(receiptOf(each, 'REJECTED', null));
        continue;
      }
      const name = { system, value: externalId };
      const knownId = (await this.identities.known([name])).get(keyOf(name))?.participantId;
      const [erasedId] = [...(await this.identities.erased([name])).values()];
      const id = erasedId ?? knownId ?? (await this.unheard(system, externalId));
      if (erasedId === undefined) await this.erasures.erase(id, name);
      receipts.push(receiptOf(each, erasedId === undefined ? 'DELETED' : 'UNCHANGED', id));
    }
    return receipts;
  }

  /** Id of a participant whose name is heard for the first time. */
  private async unheard(system: string, externalId: string): Promise<string> {
    const [added] = await this.participants.upsert(system, [{ participant: { externalId }, sourceUpdatedAt: null }]);
    return added?.id ?? '';
  }
}

/** An item of a batch, with its place and its faults. */
interface Incoming {
  readonly item: ParticipantIngestItemInput;
  readonly index: number;
  readonly errors: readonly Refusal[];
}

/** Items in runs of those that follow each other and have the same key. */
function runsOf<Item>(items: readonly Item[], keyOfItem: (item: Item) => string): Item[][] {
  const runs: Item[][] = [];
  for (const item of items) {
    const [last] = runs.at(-1) ?? [];
    if (last !== undefined && keyOfItem(last) === keyOfItem(item)) runs.at(-1)?.push(item);
    else runs.push([item]);
  }
  return runs;
}

const receiptOf = (
  { item: { externalId }, index, errors }: Incoming,
  status: IngestStatus,
  participantId: string | null,
  warnings: readonly Warning[] = [],
): ParticipantReceipt => ({
  index,
  externalId,
  status,
  participantId,
  errors,
  warnings: warningsBelow(['items', String(index)], warnings),
});

/** What became of a participant. An item that is older than what is known may still tell of a name, or of the consent. */
function statusOf(isKnown: boolean, isChanged: boolean, isStale: boolean): IngestStatus {
  if (!isKnown) return 'CREATED';
  if (isChanged) return 'UPDATED';
  return isStale ? 'STALE' : 'UNCHANGED';
}

function faultsOf(item: ParticipantIngestItemInput, above: readonly string[]): Refusal[] {
  const { consent } = item;
  return [
    ...complaintsOf(ParticipantIngestItemInput, item, above),
    ...(consent ? checkConsent(consent, [...above, 'consent']) : []),
    ...(item.operation === 'ERASE' && !currentCaller().scopes.has('insight:write') ? [mayNotErase(above)] : []),
  ];
}

const mayNotErase = (above: readonly string[]): Refusal =>
  refusal('NOT_APPLICABLE', { problem: 'The key lacks the scope insight:write, which the operation ERASE takes.' }, [
    ...above,
    'operation',
  ]);
