import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiClient } from './api-client.ts';

interface Claim {
  readonly key: string;
  readonly text: string;
  readonly status: string;
  readonly supportedBy: readonly string[];
  readonly contradictedBy: readonly string[];
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

/** A link of what was heard to a claim about a persona. */
interface ClaimLink {
  readonly claimId: string;
  readonly stance: 'SUPPORTS' | 'CONTRADICTS';
}

/** Ids of what was created, by the keys of the file. */
export interface CreatedPersonas {
  readonly personas: ReadonlyMap<string, string>;
  /** What each interview says of claims, by its key. */
  readonly claimLinks: ReadonlyMap<string, readonly ClaimLink[]>;
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
export async function createPersonas(client: ApiClient, productId: string): Promise<CreatedPersonas> {
  const personas = new Map<string, string>();
  const claimLinks = new Map<string, ClaimLink[]>();
  for (const { key, name, relationship, actor, about, behaviour, motivations, claims: said } of readTalks().personas) {
    const { persona } = await client.create<{ persona: { id: string; claims: readonly { id: string }[] } }>(
      'personaCreate',
      key,
      {
        name,
        relationship,
        actor,
        about,
        behaviour,
        productId,
        motivations: motivations.map((text) => ({ kind: MOTIVATION_KINDS[text] ?? 'PROBLEM', text })),
        claims: said.map(({ key, text, status }) => ({
          text,
          trait: ABOUT_MOTIVES.has(key) ? 'MOTIVATION' : 'BEHAVIOUR',
          verdict: status,
        })),
      },
      'persona { id claims { id } }',
    );
    personas.set(key, persona.id);
    for (const [index, { supportedBy, contradictedBy }] of said.entries()) {
      const claimId = persona.claims[index]?.id ?? '';
      const link = (talk: string, stance: ClaimLink['stance']) =>
        claimLinks.set(talk, [...(claimLinks.get(talk) ?? []), { claimId, stance }]);
      for (const talk of supportedBy) link(talk, 'SUPPORTS');
      for (const talk of contradictedBy) link(talk, 'CONTRADICTS');
    }
  }
  return { personas, claimLinks };
}

/** Keys of the personas whose people spoke of an opportunity, by the opportunity's key. */
export function personasOfOpportunities(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { participant, insights } of readTalks().interviews)
    for (const key of insights.flatMap(({ supports }) => supports))
      found.set(key, [...new Set([...(found.get(key) ?? []), ...participant.personas])]);
  return found;
}
