import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Gardener } from './gardener.ts';

interface Claim {
  readonly key: string;
  readonly text: string;
  readonly status: string;
}
interface Persona {
  readonly key: string;
  readonly name: string;
  readonly relationship: string;
  readonly actor: string;
  readonly about: readonly string[];
  readonly behaviour: readonly string[];
  readonly motivations: readonly string[];
  readonly claims: readonly Claim[];
}
interface Talks {
  readonly personas: readonly Persona[];
  readonly interviews: readonly {
    readonly participant: { readonly personas: readonly string[] };
    readonly insights: readonly { readonly supports: readonly string[] }[];
  }[];
}

/** Ids of what was planted, by the keys of the file. */
export interface PlantedPersonas {
  readonly personas: ReadonlyMap<string, string>;
  readonly claims: ReadonlyMap<string, string>;
}

/** In what way each motivation moves; the file does not say. */
const MOTIVATION_KINDS: Readonly<Record<string, string>> = {
  'wants it done for the week': 'REWARD',
  'feels it when dinner falls through': 'PAIN',
  'wants it to be worth the money': 'REWARD',
  'does not want to hear about it': 'PROBLEM',
};
/** Claims that are about why rather than what; the others say what the persona does. */
const ABOUT_MOTIVES = new Set(['claim.2']);

const readTalks = (): Talks => JSON.parse(readFileSync(join(import.meta.dirname, 'interviews.json'), 'utf8')) as Talks;

/** Plants the personas of the sample with their claims and the verdicts on them, each persona in one call. */
export async function plantPersonas(gardener: Gardener, productId: string): Promise<PlantedPersonas> {
  const [personas, claims] = [new Map<string, string>(), new Map<string, string>()];
  for (const { key, name, relationship, actor, about, behaviour, motivations, claims: said } of readTalks().personas) {
    const { persona } = await gardener.plant<{ persona: { id: string; claims: readonly { id: string }[] } }>(
      'personaCreate',
      key,
      {
        ...{ name, relationship, actor, about, behaviour, productId },
        motivations: motivations.map((text) => ({ kind: MOTIVATION_KINDS[text] ?? 'PROBLEM', text })),
        claims: said.map(({ key, text, status }) => ({
          text,
          trait: ABOUT_MOTIVES.has(key) ? 'MOTIVATION' : 'BEHAVIOUR',
          claimVerdict: status,
        })),
      },
      'persona { id claims { id } }',
    );
    personas.set(key, persona.id);
    said.forEach((claim, index) => claims.set(claim.key, persona.claims[index]?.id ?? ''));
  }
  return { personas, claims };
}

/** Keys of the personas whose people told of an opportunity, by the opportunity's key. */
export function personasOfOpportunities(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { participant, insights } of readTalks().interviews)
    for (const key of insights.flatMap(({ supports }) => supports))
      found.set(key, [...new Set([...(found.get(key) ?? []), ...participant.personas])]);
  return found;
}
