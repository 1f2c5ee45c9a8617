import { Injectable } from '@nestjs/common';
import { personaOverlap } from '../../../domain/context/persona/overlap.ts';
import { Database } from '../../../platform/database/database.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { Fault } from '../../../platform/request/fault.ts';
import { MOST_COMPARED, type PersonaOverlap, type PersonaOverlapArgs } from './persona-overlap.model.ts';
import type { Persona } from './persona.model.ts';
import { PersonaReader } from './persona.reader.ts';
import { type PersonaItem, PersonaEvidence } from './persona-evidence.ts';

/** Compares personas with each other. */
@Injectable()
export class OverlapReader {
  constructor(
    private readonly db: Database,
    private readonly personas: PersonaReader,
    private readonly evidence: PersonaEvidence,
  ) {}

  /** Pairs of personas that cannot be told apart; three statements however many personas. */
  async overlap({ personaIds, productId }: PersonaOverlapArgs): Promise<PersonaOverlap> {
    if (personaIds && personaIds.length > MOST_COMPARED)
      throw new Fault('BAD_REQUEST', `"personaIds" are up to ${MOST_COMPARED}, not ${personaIds.length}.`);
    const found = await this.personas.compared(personaIds ?? null, productId ?? null);
    const personas = found.slice(0, MOST_COMPARED);
    const ids = personas.map(({ id }) => id);
    const [opportunities, stories] = [await this.opportunities(ids), await this.evidence.stories(ids)];
    const idsOf = (all: readonly PersonaItem[], of: string) =>
      all.filter(({ personaId }) => personaId === of).map(({ id }) => id);
    const known = new Map<string, Persona>(personas.map((persona) => [persona.id, persona]));
    const pairs = personaOverlap(
      personas.map(({ id, name, behaviour }) => ({
        id,
        name,
        behaviour,
        opportunityIds: idsOf(opportunities, id),
        storyIds: idsOf(stories, id),
      })),
    ).map(({ firstId, secondId, reasons }) => ({
      first: known.get(firstId) as Persona,
      second: known.get(secondId) as Persona,
      reasons,
    }));
    return { pairs, compared: personas.length, isCut: found.length > personas.length };
  }

  /** Opportunities that name one of the personas, without those archived themselves. */
  private opportunities(personaIds: readonly string[]): Promise<PersonaItem[]> {
    return this.db.sql<PersonaItem>`
      SELECT named.id AS "personaId", node.id FROM tree_node AS node
      CROSS JOIN LATERAL unnest(node.persona_ids) AS named (id)
      WHERE node.workspace_id = ${currentCaller().workspaceId} AND node.persona_ids <> '{}'
        AND node.archived_at IS NULL AND named.id = ANY(${personaIds}::uuid[])`;
  }
}
