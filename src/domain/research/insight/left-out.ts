import { spellingOf, tidied } from '../../foundation/text/spelling.ts';
import { shown } from '../../foundation/text/shown.ts';

/** A participant as far as a part of what is said may be left out. */
export interface ToldParticipant {
  readonly externalId?: string | null;
  readonly segments?: readonly string[] | null;
  readonly matchKeys?: readonly string[] | null;
  readonly personaIds?: readonly string[] | null;
  readonly consent?: {
    readonly status: string;
    readonly scope?: readonly string[] | null;
    readonly expiresOn?: string | null;
  } | null;
}

/** An insight as far as a part of what is said may be left out. */
export interface ToldInsight {
  readonly operation: 'UPSERT' | 'DELETE';
  readonly externalId: string;
  readonly occurredAt?: Date | null;
  readonly title?: string | null;
  readonly body?: string | null;
  readonly quotes?: readonly { readonly externalId?: string | null; readonly text: string }[] | null;
  readonly tags?: readonly string[] | null;
  readonly participant?: ToldParticipant | null;
}

/** First day of the clock that computers count by; what is dated before it was mostly not dated at all. */
const EPOCH = new Date(0);

/** What of an insight is not kept as it is said, or seems not to be meant, one sentence each. */
export function leftOutOf(item: ToldInsight): string[] {
  const { operation, externalId, occurredAt, title, body, quotes, tags, participant } = item;
  if (operation === 'DELETE') {
    const said = Object.entries({ title, body, quotes, tags, participant }).flatMap(([name, each]) =>
      each ? [name] : [],
    );
    return said.length > 0 ? [`A deletion keeps nothing else: ${said.join(', ')} left out.`] : [];
  }
  return [
    ...oddName('externalId', externalId),
    ...(occurredAt && occurredAt < EPOCH
      ? [`occurredAt, ${occurredAt.toISOString()}, lies before 1970: is it meant?`]
      : []),
    ...repeated('tags', tags, spellingOf),
    ...repeated(
      'quotes',
      quotes?.filter((quote) => !quote.externalId).map(({ text }) => text),
      (text) => text,
    ),
    ...(participant ? leftOutOfParticipant(participant, 'participant.') : []),
  ];
}

/** What of a participant is not kept as it is said; `above` stands before the names of fields. */
export function leftOutOfParticipant(participant: ToldParticipant, above = ''): string[] {
  const { externalId, segments, matchKeys, personaIds, consent } = participant;
  const asIs = (text: string): string => text.toLowerCase();
  return [
    ...oddName(`${above}externalId`, externalId),
    ...repeated(`${above}segments`, segments, spellingOf),
    ...repeated(`${above}matchKeys`, matchKeys, asIs),
    ...repeated(`${above}personaIds`, personaIds, asIs),
    ...(consent ? leftOutOfConsent(consent, `${above}consent.`) : []),
  ];
}

function leftOutOfConsent(
  { status, scope, expiresOn }: NonNullable<ToldParticipant['consent']>,
  above: string,
): string[] {
  const hasEnd = status === 'GIVEN' || status === 'EXPIRED';
  return [
    ...(status !== 'GIVEN' && (scope ?? []).length > 0
      ? [`${above}scope says what a consent that is GIVEN covers: left out of one that is ${status}.`]
      : []),
    ...(!hasEnd && expiresOn
      ? [`${above}expiresOn is the last day of a consent that is GIVEN: left out of one that is ${status}.`]
      : []),
  ];
}

/** An id with unseen characters, unusual blanks or another composition names something else than its plain twin. */
function oddName(field: string, name: string | null | undefined): string[] {
  return name && tidied(name) !== name
    ? [
        `${field} differs from ${shown(tidied(name))} only by blanks, unseen characters or composition: it is another id.`,
      ]
    : [];
}

function repeated(
  field: string,
  list: readonly string[] | null | undefined,
  spelling: (text: string) => string,
): string[] {
  const first = new Map<string, string>();
  for (const text of list ?? []) {
    const before = first.get(spelling(text));
    if (before !== undefined)
      return [
        `${field} has ${shown(text)} twice${before === text ? '' : `, also as ${shown(before)}`}: each is kept once.`,
      ];
    first.set(spelling(text), text);
  }
  return [];
}
