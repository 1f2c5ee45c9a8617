import { Injectable } from '@nestjs/common';
import { type Refusal, refusal } from '../../../domain/refusal.ts';
import type { ModelClass } from '../../../platform/database/model-columns.ts';
import { checkNotArchived } from '../../../platform/change-log/archive.store.ts';
import { idOf } from '../../../platform/id.ts';
import { RowReader } from '../../../platform/database/row.reader.ts';
import { Metric } from '../../context/metric/metric.model.ts';
import { Person } from '../../context/people/person.model.ts';
import { Team } from '../../context/people/team.model.ts';
import { Persona } from '../../context/persona/persona.model.ts';
import { Product } from '../../context/product/product.model.ts';

/** Models that a node may refer to, by input field. */
const REFERENCES = {
  ownerId: Person,
  metricId: Metric,
  productId: Product,
  teamId: Team,
} as const satisfies Record<string, ModelClass<{ id: string }>>;

/** Fields of a node that refer to other entities. */
export type References = { readonly [Field in keyof typeof REFERENCES]?: string | null } & {
  readonly personaIds?: readonly string[];
};

/** A node whose references are to be checked. */
interface Referring {
  readonly fields: References;
  readonly path: readonly string[];
  /** Personas that the node names already; they may stay even if they are archived. */
  readonly personaIds?: readonly string[];
}

/** Checks the references of nodes. */
@Injectable()
export class ReferencesReader {
  constructor(private readonly read: RowReader) {}

  /** Refusals for references to entities that do not exist; one statement for each field that is used, however many nodes. */
  async check(nodes: readonly Referring[]): Promise<Refusal[]> {
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
    return [...refusals, ...(await this.checkPersonas(nodes))];
  }

  /** Refusals for personas that do not exist, and for archived ones that the node did not name before. */
  private async checkPersonas(nodes: readonly Referring[]): Promise<Refusal[]> {
    const named = nodes.flatMap(({ fields, path, personaIds }) =>
      (fields.personaIds ?? []).map((id, index) => ({
        id,
        path: [...path, 'personaIds', String(index)],
        stays: personaIds?.includes(idOf(id)) ?? false,
      })),
    );
    const found = await this.read.byIds(
      Persona,
      named.map(({ id }) => id),
    );
    return named.flatMap(({ id, path, stays }, index) => {
      const persona = found[index];
      if (!persona) return [refusal('NOT_FOUND', { type: Persona.name, id }, path)];
      return stays ? [] : checkNotArchived(persona, `Persona ${persona.name}`, path);
    });
  }
}
