import { Injectable } from '@nestjs/common';
import { type Refusal, refusal, refuseIf } from '../../domain/refusal.ts';
import { idOf } from '../id.ts';
import { checkNotArchived, nameOf } from './archived.ts';
import type { ModelClass } from './model-columns.ts';
import { RowReader } from './row.reader.ts';

/** A row that an input names by its id; null or undefined names none. */
export interface Reference {
  readonly model: ModelClass<{ id: string }>;
  readonly id: string | null | undefined;
  /** Where the id stands in the input. */
  readonly path: readonly string[];
  /** Ids that were named there before the change: they may stay, even if they are archived now. */
  readonly before?: readonly (string | null | undefined)[];
}

/** The references of a list of ids in the input field `field`. */
export const referencesIn = (
  model: Reference['model'],
  ids: readonly string[],
  field: string,
  before: Reference['before'] = [],
): Reference[] => ids.map((id, index) => ({ model, id, path: [field, String(index)], before }));

/** Checks what inputs name by id: it must exist, and must not be archived unless it was named before. */
@Injectable()
export class ReferenceReader {
  constructor(private readonly read: RowReader) {}

  /** Refusals NOT_FOUND and ARCHIVED, in the order given; one statement for each model, however many references. */
  async check(references: readonly Reference[]): Promise<Refusal[]> {
    const refusals = new Map<Reference, Refusal[]>();
    for (const model of new Set(references.map((each) => each.model))) {
      const named = references.flatMap((each) =>
        each.model === model && isGiven(each.id) ? [{ ...each, id: each.id, each }] : [],
      );
      const found = await this.read.byIds(
        model,
        named.map(({ id }) => id),
      );
      named.forEach(({ each, id, path, before = [] }, index) => {
        const row = found[index];
        if (!row) refusals.set(each, [refusal('NOT_FOUND', { type: model.name, id }, path)]);
        else if (!before.includes(idOf(id))) refusals.set(each, checkNotArchived(row, nameOf(model, row), path));
      });
    }
    return references.flatMap((each) => refusals.get(each) ?? []);
  }

  /** The row that a new thing refers to. @throws Refused NOT_FOUND or ARCHIVED, at `path` of the input */
  async get<Model extends { id: string }>(
    model: ModelClass<Model>,
    id: string,
    path: readonly string[],
  ): Promise<Model> {
    const row = await this.read.get(model, id, path);
    refuseIf(...checkNotArchived(row, nameOf(model, row), path));
    return row;
  }
}

const isGiven = (id: string | null | undefined): id is string => id !== null && id !== undefined;
