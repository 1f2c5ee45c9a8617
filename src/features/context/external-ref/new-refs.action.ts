import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, refuseIf } from '../../../domain/refusal.ts';
import { RowStore } from '../../../platform/change-log/row.store.ts';
import { newId } from '../../../platform/id.ts';
import { passesValidation } from '../../../platform/graphql/fast-validation.ts';
import { ExternalRef } from './external-ref.model.ts';
import { ExternalRefReader } from './external-ref.reader.ts';
import { NewExternalRefInput, type ReferableInput } from './new-ref.model.ts';

/** Most references of all nodes of one new tree. Chosen: two systems for each of 2,000 nodes, with some to spare. */
const MOST_AT_ONCE = 5_000;

/** A new entity, and the path of its fields in the input. */
interface Referable extends ReferableInput {
  readonly path?: readonly string[];
}
interface NewRef {
  readonly ref: NewExternalRefInput;
  readonly path: readonly string[];
}

/** Adds the references of new entities, within the transaction that creates them. */
@Injectable()
export class NewRefsAction {
  constructor(
    private readonly rows: RowStore,
    private readonly refs: ExternalRefReader,
  ) {}

  /** Refusals for references that occur twice or exist already. One statement however many entities, none without references. */
  async check(entities: readonly Referable[]): Promise<Refusal[]> {
    const named = entities.flatMap(refsOf);
    if (named.length > MOST_AT_ONCE) {
      const what = { what: 'External references of one tree', most: MOST_AT_ONCE };
      return [refusal('TOO_MANY', what, entities[0]?.path)];
    }
    // Validation reports malformed names; Postgres rejects some of them as text, such as those with a null character.
    const valid = named.map(({ ref }) => ref).filter((ref) => passesValidation(NewExternalRefInput, ref));
    const taken = new Set((await this.refs.takenNames(valid)).map(nameOf));
    return [...duplicates(named), ...named.filter(({ ref }) => taken.has(nameOf(ref))).map(alreadyExists)];
  }

  /**
   * Adds the references of new entities; one statement however many entities, none without references.
   *
   * @throws Refused ALREADY_EXISTS for each that occurs twice, or that another entity has
   */
  async add(entities: readonly (Referable & { readonly id: string })[]): Promise<void> {
    const named = entities.flatMap((entity) =>
      refsOf(entity).map((each) => ({ ...each, id: newId(), entityId: entity.id, name: nameOf(each.ref) })),
    );
    refuseIf(...duplicates(named));
    // In one order: of two transactions that claim the same names, the second waits for the first without a deadlock.
    named.sort((one, other) => (one.name < other.name ? -1 : 1));
    const added = await this.rows.claim(
      ExternalRef,
      ['system', 'externalId'],
      named.map(({ id, entityId, ref: { system, externalId, url, state } }) => ({
        id,
        entityId,
        system,
        externalId,
        url: url ?? null,
        state: state ?? null,
      })),
    );
    refuseIf(...named.filter(({ id }) => !added.has(id)).map(alreadyExists));
  }
}

const refsOf = ({ externalRefs, path = [] }: Referable): NewRef[] =>
  (externalRefs ?? []).map((ref, index) => ({ ref, path: [...path, 'externalRefs', String(index)] }));

const nameOf = ({ system, externalId }: Pick<ExternalRef, 'system' | 'externalId'>): string =>
  JSON.stringify([system, externalId]);

const alreadyExists = ({ ref: { system, externalId }, path }: NewRef): Refusal =>
  refusal('ALREADY_EXISTS', { what: `A reference to ${externalId} in ${system}` }, [...path, 'externalId']);

function duplicates(named: readonly NewRef[]): Refusal[] {
  const seen = new Set<string>();
  return named.filter(({ ref }) => seen.size === seen.add(nameOf(ref)).size).map(alreadyExists);
}
