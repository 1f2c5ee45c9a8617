import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, refuseIf } from '../../../domain/refusal.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { newId } from '../../../platform/id.ts';
import { passesValidation } from '../../../platform/graphql/fast-validation.ts';
import { ExternalRef } from './external-ref.model.ts';
import { ExternalRefReader } from './external-ref.reader.ts';
import { NewExternalRefInput, type ReferableInput } from './new-ref.model.ts';

/** Most references of all nodes of one planting. Chosen: two systems for each of 2,000 nodes, and some. */
const MOST_AT_ONCE = 5_000;

/** What is made, and where its references stand in the input. */
interface Referable extends ReferableInput {
  readonly path?: readonly string[];
}
interface Given {
  readonly ref: NewExternalRefInput;
  readonly path: readonly string[];
}

/** Gives things their references while they are made, within the transaction that makes them. */
@Injectable()
export class NewRefsAction {
  constructor(
    private readonly rows: RowStore,
    private readonly refs: ExternalRefReader,
  ) {}

  /** Every reference that cannot be: given twice, or taken. One statement however many things, none without references. */
  async check(things: readonly Referable[]): Promise<Refusal[]> {
    const given = things.flatMap(givenTo);
    if (given.length > MOST_AT_ONCE) {
      const what = { what: 'External references of one planting', most: MOST_AT_ONCE };
      return [refusal('TOO_MANY', what, things[0]?.path)];
    }
    // Malformed names are somebody else's complaint, and may hold what Postgres takes for no text.
    const asked = given.map(({ ref }) => ref).filter((ref) => passesValidation(NewExternalRefInput, ref));
    const taken = new Set((await this.refs.taken(asked)).map(nameOf));
    return [...twice(given), ...given.filter(({ ref }) => taken.has(nameOf(ref))).map(exists)];
  }

  /**
   * Writes the references of things that are new; one statement however many things, none without references.
   *
   * @throws Refused ALREADY_EXISTS for every one that is given twice, or that somebody has
   */
  async add(things: readonly (Referable & { readonly id: string })[]): Promise<void> {
    const given = things.flatMap((thing) =>
      givenTo(thing).map((each) => ({ ...each, id: newId(), entityId: thing.id, name: nameOf(each.ref) })),
    );
    refuseIf(...twice(given));
    // In one order, so that of two who name the same things at once the second waits for the first.
    given.sort((one, other) => (one.name < other.name ? -1 : 1));
    const added = await this.rows.claim(
      ExternalRef,
      ['system', 'externalId'],
      given.map(({ id, entityId, ref: { system, externalId, url, state } }) => ({
        id,
        entityId,
        system,
        externalId,
        url: url ?? null,
        state: state ?? null,
      })),
    );
    refuseIf(...given.filter(({ id }) => !added.has(id)).map(exists));
  }
}

const givenTo = ({ externalRefs, path = [] }: Referable): Given[] =>
  (externalRefs ?? []).map((ref, index) => ({ ref, path: [...path, 'externalRefs', String(index)] }));

const nameOf = ({ system, externalId }: Pick<ExternalRef, 'system' | 'externalId'>): string =>
  JSON.stringify([system, externalId]);

const exists = ({ ref: { system, externalId }, path }: Given): Refusal =>
  refusal('ALREADY_EXISTS', { what: `A reference to ${externalId} in ${system}` }, [...path, 'externalId']);

function twice(given: readonly Given[]): Refusal[] {
  const seen = new Set<string>();
  return given.filter(({ ref }) => seen.size === seen.add(nameOf(ref)).size).map(exists);
}
