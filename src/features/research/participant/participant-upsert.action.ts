import { Injectable } from '@nestjs/common';
import { hasConsentEnded, mayKeepOf, NOTHING } from '../../../domain/research/participant/consent.ts';
import { normalMatchKey } from '../../../domain/research/participant/match-key.ts';
import { idOf } from '../../../platform/id.ts';
import { shown } from '../../../domain/foundation/text/shown.ts';
import { leftOut, type Warning, warningsBelow } from '../../../domain/warning.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Persona } from '../../context/persona/persona.model.ts';
import { AccountStore } from './account.store.ts';
import { IdentityStore, type Name } from './identity.store.ts';
import { ParticipantIdentifyAction } from './participant-identify.action.ts';
import type { MentionedParticipant, ParticipantMention } from './participant-mention.model.ts';
import { UNKNOWN_PARTICIPANT } from './participant-source-fields.model.ts';
import { ParticipantUpdateAction } from './participant-update.action.ts';
import { Participant } from './participant.model.ts';

/** Finds or adds the participants whom items name, and updates what is known of them, within an open transaction. */
@Injectable()
export class ParticipantUpsertAction {
  constructor(
    private readonly identities: IdentityStore,
    private readonly identification: ParticipantIdentifyAction,
    private readonly accounts: AccountStore,
    private readonly updates: ParticipantUpdateAction,
    private readonly read: RowReader,
  ) {}

  /** The participant of each item, in the items' order; null where an item names none. A fixed number of statements, however many. */
  async upsert(
    system: string,
    items: readonly (ParticipantMention | null)[],
  ): Promise<(MentionedParticipant | null)[]> {
    const mentions = items.filter((item) => item !== null);
    if (mentions.length === 0) return items.map(() => null);
    const names = mentions.map(({ participant }) => namesOf(system, participant));
    const digestOf = await this.identities.digester();
    // Names before erasures: of one that is erased in between, the erasure is seen.
    const knownNames = await this.identities.known(names.flat());
    const erased = await this.identities.erased(names.flat());
    const erasedIds = names.map((each) =>
      each.map((name) => erased.get(digestOf(name))).find((id) => id !== undefined),
    );
    const accounts = await this.accounts.upsert(
      system,
      mentions.map(({ participant: { account }, sourceUpdatedAt }, index) =>
        account && erasedIds[index] === undefined ? { account, sourceUpdatedAt } : null,
      ),
    );
    const { ids, originalIds, added, named, warnings } = await this.identification.identify(
      names.map((each, index) => (erasedIds[index] ? [] : each)),
      knownNames,
    );
    const personas = await this.personasAmong(mentions);
    const {
      participants: known,
      changed,
      stale,
      warnings: told,
    } = await this.updates.apply(
      system,
      mentions.map((mention, index) => ({
        mention: withoutUnknownPersonas(mention, personas),
        participantId: ids[index] ?? '',
        originalId: originalIds[index] ?? '',
        accountId: accounts[index]?.id ?? null,
      })),
      added,
    );
    const mentioned = mentions.map(
      ({ participant: { externalId, personaIds, matchKeys } }, index): MentionedParticipant => {
        const digest = digestOf({ system, value: externalId });
        const erasedId = erasedIds[index];
        if (erasedId !== undefined)
          return {
            id: erasedId,
            originalId: erasedId,
            digest,
            accountId: null,
            isErased: true,
            mayKeep: NOTHING,
            isChanged: false,
            isStale: false,
            warnings: [ERASED],
          };
        const id = ids[index] ?? '';
        const participant = known.get(id);
        const mayKeep = mayKeepOf(participant ?? UNKNOWN_PARTICIPANT);
        const accountId = accounts[index]?.id ?? participant?.accountId ?? null;
        const isChanged = named.has(index) || changed.has(index) || (accounts[index]?.isChanged ?? false);
        const ended = participant ? endedWarnings(participant) : [];
        const ofNothing = (matchKeys ?? []).flatMap((key, at) =>
          normalMatchKey(key) === null ? [keyOfNothing(at)] : [],
        );
        const missing = (personaIds ?? []).flatMap((each, at) =>
          personas.has(idOf(each)) ? [] : [personaMissing(each, at)],
        );
        return {
          id,
          originalId: originalIds[index] ?? id,
          digest,
          accountId,
          isErased: false,
          mayKeep,
          isChanged,
          isStale: stale.has(index),
          warnings: [
            ...(warnings[index] ?? []),
            ...ended,
            ...ofNothing,
            ...missing,
            ...(told.get(index) ?? []),
            ...warningsBelow(['account'], accounts[index]?.warnings ?? []),
          ],
        };
      },
    );
    let next = 0;
    return items.map((item) => (item === null ? null : (mentioned[next++] ?? null)));
  }

  /** Participants of whom things that come in again were known to tell, locked as `upsert` locks those whom items name. At most two statements. */
  async holders(ids: readonly (string | null)[]): Promise<(MentionedParticipant | null)[]> {
    const held = await this.identities.share([...new Set(ids.filter((id) => id !== null))]);
    // What was known to tell of somebody who was merged tells of the one who stayed.
    const stayed = await this.identities.share([...held.values()].flatMap(({ mergedIntoId }) => mergedIntoId ?? []));
    const locked = new Map([...held].map(([id, each]) => [id, stayed.get(each.mergedIntoId ?? '') ?? each]));
    return ids.map((id): MentionedParticipant | null => {
      const participant = locked.get(id ?? '');
      if (!participant) return null;
      return {
        id: participant.id,
        originalId: id ?? participant.id,
        digest: null,
        accountId: participant.accountId,
        isErased: participant.erasedAt !== null,
        mayKeep: mayKeepOf(participant),
        isChanged: false,
        isStale: false,
        warnings: endedWarnings(participant),
      };
    });
  }

  /** Ids of those personas that exist, among all that are named. */
  private async personasAmong(mentions: readonly ParticipantMention[]): Promise<ReadonlySet<string>> {
    const ids = [...new Set(mentions.flatMap(({ participant }) => participant.personaIds ?? []))];
    return new Set((await this.read.byIds(Persona, ids)).flatMap((persona) => (persona === null ? [] : [persona.id])));
  }
}

const ERASED = leftOut('The participant was erased: the item counts, its words were not kept.');
const CONSENT_ENDED: Readonly<Record<string, string>> = {
  WITHDRAWN: 'The participant withdrew consent: the item counts, its words were not kept.',
  EXPIRED: 'The consent of the participant has run out: the item counts, its words were not kept.',
};

/** What the sender of something that a participant said is told where its words are not kept. */
const endedWarnings = (participant: Participant): Warning[] => {
  if (participant.erasedAt !== null) return [ERASED];
  return hasConsentEnded(participant) ? [leftOut(CONSENT_ENDED[participant.consentStatus] ?? '')] : [];
};
const keyOfNothing = (at: number): Warning =>
  leftOut(`matchKeys[${at}] is the digest of an empty text: it joins nobody, and was left out.`, [
    'matchKeys',
    String(at),
  ]);
const personaMissing = (id: string, at: number): Warning =>
  leftOut(`personaIds[${at}] takes the id of a persona that exists, not ${shown(id)}: it was left out.`, [
    'personaIds',
    String(at),
  ]);

const withoutUnknownPersonas = (
  { participant, ...mention }: ParticipantMention,
  personas: ReadonlySet<string>,
): ParticipantMention => {
  const personaIds = participant.personaIds?.map(idOf).filter((id) => personas.has(id));
  return { ...mention, participant: personaIds ? { ...participant, personaIds } : participant };
};

/** Every name of a participant, that of the source system first. A match key that is the digest of nothing is none. */
const namesOf = (system: string, { externalId, matchKeys }: ParticipantMention['participant']): Name[] => [
  { system, value: externalId },
  ...[...new Set((matchKeys ?? []).flatMap((key) => normalMatchKey(key) ?? []))]
    .sort()
    .map((value) => ({ system: '', value })),
];
