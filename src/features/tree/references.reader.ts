import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '../../domain/refusal.ts';
import type { ModelClass } from '../../platform/database/columns.ts';
import { RowReader } from '../../platform/database/row.reader.ts';
import { Metric } from '../metric/metric.model.ts';
import { Person } from '../people/person.model.ts';
import { Team } from '../people/team.model.ts';
import { Product } from '../product/product.model.ts';

/** What a node may refer to, by the input field that names it. */
const REFERENCES = {
  ownerId: Person,
  metricId: Metric,
  productId: Product,
  teamId: Team,
} as const satisfies Record<string, ModelClass<{ id: string }>>;

/** Fields that refer to something. */
export type References = { readonly [Field in keyof typeof REFERENCES]?: string | null };

/** Checks that what nodes refer to is there. */
@Injectable()
export class ReferencesReader {
  constructor(private readonly read: RowReader) {}

  /** Every reference that names nothing; one statement for each field that is used, however many nodes. */
  async check(nodes: readonly { readonly fields: References; readonly path: readonly string[] }[]): Promise<Refusal[]> {
    const refusals: Refusal[] = [];
    for (const field of Object.keys(REFERENCES) as (keyof typeof REFERENCES)[]) {
      const named = nodes.flatMap(({ fields, path }) =>
        fields[field] ? [{ id: fields[field], path: [...path, field] }] : [],
      );
      const found = await this.read.byIds<{ id: string }>(
        REFERENCES[field],
        named.map(({ id }) => id),
      );
      named.forEach(({ id, path }, index) => {
        if (!found[index]) refusals.push(refusal('NOT_FOUND', { type: REFERENCES[field].name, id }, path));
      });
    }
    return refusals;
  }
}
