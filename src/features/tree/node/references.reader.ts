import { Injectable } from '@nestjs/common';
import type { Refusal } from '../../../domain/refusal.ts';
import type { ModelClass } from '../../../platform/database/model-columns.ts';
import { ReferenceReader, referencesIn } from '../../../platform/database/reference.reader.ts';
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
  /** What the node refers to already: it may stay, even if it is archived. */
  readonly before?: References;
}

/** Checks the references of nodes. */
@Injectable()
export class ReferencesReader {
  constructor(private readonly references: ReferenceReader) {}

  /**
   * Refusals for references to what does not exist, and for new ones to what is archived; one statement for each kind of
   * entity that is referred to, however many nodes.
   */
  check(nodes: readonly Referring[]): Promise<Refusal[]> {
    const fields = Object.keys(REFERENCES) as (keyof typeof REFERENCES)[];
    return this.references.check([
      ...fields.flatMap((field) =>
        nodes.map(({ fields, path, before }) => ({
          model: REFERENCES[field],
          id: fields[field],
          path: [...path, field],
          before: [before?.[field]],
        })),
      ),
      ...nodes.flatMap(({ fields, path, before }) =>
        referencesIn(Persona, fields.personaIds ?? [], 'personaIds', before?.personaIds).map((each) => ({
          ...each,
          path: [...path, ...each.path],
        })),
      ),
    ]);
  }
}
