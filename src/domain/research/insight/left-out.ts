import { spellingOf, tidied } from '../../foundation/text/spelling.ts';
import { shown } from '../../foundation/text/shown.ts';
import { leftOut, type Warning, warning } from '../../warning.ts';

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

/** What a deletion says beside what is gone: fields that its source may leave filled in. */
const OF_A_DELETION: ReadonlySet<string> = new Set([
  'operation',
  'externalId',
  'sourceUpdatedAt',
  'kind',
  'occurredAt',
  'channel',
  'sensingChannel',
  'elicitation',
  'language',
]);

/** What of an insight is not kept as it is said, or seems not to be meant. */
export function leftOutOf(item: ToldInsight): Warning[] {
  const { operation, externalId, occurredAt, quotes, tags, participant } = item;
  if (operation === 'DELETE')
    return Object.entries(item).flatMap(([name, value]) =>
      OF_A_DELETION.has(name) || isNothing(value)
        ? []
        : [leftOut(`A deletion keeps nothing else: ${name} was left out.`, [name])],
    );
  return [
    ...oddName(['externalId'], externalId),
    ...(occurredAt && occurredAt < EPOCH
      ? [
          warning('CONTRADICTS', `occurredAt, ${occurredAt.toISOString()}, lies before 1970: is it meant?`, [
            'occurredAt',
          ]),
        ]
      : []),
    ...repeated(['tags'], tags, spellingOf),
    ...repeated(
      ['quotes'],
      quotes?.map((quote) => (quote.externalId ? null : quote.text)),
      (text) => text,
    ),
    ...(participant ? leftOutOfParticipant(participant, ['participant']) : []),
  ];
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/** What of a participant is not kept as it is said; `above` is where the participant stands in the item. */
export function leftOutOfParticipant(participant: ToldParticipant, above: readonly string[] = []): Warning[] {
  const { externalId, segments, matchKeys, personaIds, consent } = participant;
  const asIs = (text: string): string => text.toLowerCase();
  return [
    ...oddName([...above, 'externalId'], externalId),
    ...repeated([...above, 'segments'], segments, spellingOf),
    ...repeated([...above, 'matchKeys'], matchKeys, asIs),
    ...repeated([...above, 'personaIds'], personaIds, asIs),
    ...(consent ? leftOutOfConsent(consent, [...above, 'consent']) : []),
  ];
}

function leftOutOfConsent(
  { status, scope, expiresOn }: NonNullable<ToldParticipant['consent']>,
  above: readonly string[],
): Warning[] {
  const hasEnd = status === 'GIVEN' || status === 'EXPIRED';
  const of = (field: string, what: string): Warning => {
    const path = [...above, field];
    return leftOut(`${path.join('.')} ${what} of a consent that is GIVEN: left out of one that is ${status}.`, path);
  };
  return [
    ...(status !== 'GIVEN' && (scope ?? []).length > 0 ? [of('scope', 'is the extent')] : []),
    ...(!hasEnd && expiresOn ? [of('expiresOn', 'is the last day')] : []),
  ];
}

/** An id with unseen characters, unusual blanks or another composition names something else than its plain twin. */
function oddName(path: readonly string[], name: string | null | undefined): Warning[] {
  return name && tidied(name) !== name
    ? [
        warning(
          'NEAR_TWIN',
          `${path.join('.')} differs from ${shown(tidied(name))} only by blanks, unseen characters or composition: it is another id.`,
          path,
        ),
      ]
    : [];
}

/** Texts that a list says again, each at its place; null stands for an element that may be there twice. */
function repeated(
  path: readonly string[],
  list: readonly (string | null)[] | null | undefined,
  spelling: (text: string) => string,
): Warning[] {
  const first = new Map<string, string>();
  return (list ?? []).flatMap((text, at) => {
    if (text === null) return [];
    const before = first.get(spelling(text));
    if (before === undefined) first.set(spelling(text), text);
    return before === undefined
      ? []
      : [
          leftOut(
            `${path.join('.')} has ${shown(text)} twice${before === text ? '' : `, also as ${shown(before)}`}: each is kept once.`,
            [...path, String(at)],
          ),
        ];
  });
}
