import { Injectable } from '@nestjs/common';
import { normalMatchKey } from '../../../domain/research/participant/match-key.ts';
import { type Refusal, refusal, refuseIf, refuseStale } from '../../../domain/refusal.ts';
import { ClockStore } from '../../../platform/ingestion/clock.store.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { newId } from '../../../platform/id.ts';
import { type IdentityRow, IdentityStore, keyOf, type Name } from './identity.store.ts';
import { UNKNOWN_PARTICIPANT } from './participant-source-fields.model.ts';
import { ParticipantSplit } from './participant-split.hook.ts';
import { CONSENT_CLOCK, Participant } from './participant.model.ts';

/** The participant to split, and which names are those of another person. */
interface Split {
  readonly id: string;
  readonly expectedVersion: number;
  readonly names: readonly { readonly system: string; readonly externalId: string }[];
  readonly matchKeys?: readonly string[] | null;
}

/** Makes two of a participant under whom two persons were recorded, within an open transaction. */
@Injectable()
export class ParticipantSplitAction {
  constructor(
    private readonly rows: RowStore,
    private readonly read: RowReader,
    private readonly identities: IdentityStore,
    private readonly hook: ParticipantSplit,
    private readonly clocks: ClockStore,
  ) {}

  /**
   * Hands names over to a new participant, with all that was recorded under them. Answers with the id of the new one. A match
   * key belongs to one participant: that it comes again under a name of the other joins nobody.
   *
   * @throws Refused NOT_FOUND, NOT_APPLICABLE or VERSION_CONFLICT
   */
  async split({ id, expectedVersion, names: asked, matchKeys }: Split): Promise<string> {
    const { id: participantId } = await this.read.get(Participant, id);
    const locked = (await this.identities.lock([participantId])).get(participantId);
    if (!locked) throw new Error('A participant that was read cannot be locked.');
    refuseStale({ participant: locked }, expectedVersion);
    const names = await this.identities.rowsOf(participantId);
    const handed = handedOver(names, asked, matchKeys ?? []);
    refuseIf(...checkParticipant(locked), ...handed.refusals);
    const splitId = newId();
    const { relationship, consentStatus, consentScope, consentExpiresOn, consentChangedAt } = locked;
    await this.rows.insert(Participant, [
      // What may be kept is what was agreed on for both; what else is known may be that of the other person.
      { id: splitId, ...UNKNOWN_PARTICIPANT, consentStatus, consentScope, consentExpiresOn, consentChangedAt },
    ]);
    const consentClock = (await this.clocks.of(CONSENT_CLOCK, [participantId])).get(participantId);
    if (consentClock) await this.clocks.move(CONSENT_CLOCK, new Map([[splitId, consentClock]]));
    await this.identities.handOver(
      handed.names.map((name) => name.id),
      splitId,
    );
    await this.identities.bar([participantId, splitId]);
    const staying = names.filter((name) => !handed.names.includes(name));
    const systems = new Set(handed.names.map(({ system }) => system).filter((system) => system !== ''));
    await this.hook.fire({
      participantId,
      splitId,
      digests: handed.names.map(await this.identities.digester()),
      systems: [...systems].filter((system) => !staying.some((name) => name.system === system)),
    });
    await this.rows.update(Participant, { ids: [participantId], changedElsewhere: true }, { relationship }, 'SPLIT');
    return splitId;
  }
}

function checkParticipant({ mergedIntoId, erasedAt }: Participant): Refusal[] {
  const problem = (text: string) => refusal('NOT_APPLICABLE', { problem: text }, ['id']);
  return [
    ...(mergedIntoId === null ? [] : [problem('This participant is merged into another: split that one.')]),
    ...(erasedAt === null ? [] : [problem('The participant was erased.')]),
  ];
}

/** Which of a participant's names are handed over, with a refusal for each that the participant does not have. */
function handedOver(
  names: readonly IdentityRow[],
  asked: Split['names'],
  matchKeys: readonly string[],
): { names: IdentityRow[]; refusals: Refusal[] } {
  const byKey = new Map(names.map((name) => [keyOf(name), name]));
  const named: (readonly [Name, readonly string[]])[] = [
    ...asked.map(({ system, externalId }, index) => {
      const name = { system, value: externalId };
      return [name, ['names', String(index)]] as const;
    }),
    ...matchKeys.map(
      (key, index) => [{ system: '', value: normalMatchKey(key) ?? key }, ['matchKeys', String(index)]] as const,
    ),
  ];
  const found = new Set(named.flatMap(([name]) => byKey.get(keyOf(name)) ?? []));
  const problem = 'The participant is not called so.';
  return {
    names: [...found],
    refusals: named.flatMap(([name, path]) =>
      byKey.has(keyOf(name)) ? [] : [refusal('NOT_APPLICABLE', { problem }, path)],
    ),
  };
}
