import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../domain/foundation/calendar/date.ts';
import type { ApiClient } from './api-client.ts';
import type { CreatedPersonas } from './personas.ts';

interface Quote {
  readonly text: string;
  readonly origin: string;
}
interface Talk {
  readonly key: string;
  readonly daysBefore: number;
  readonly participant: {
    readonly alias: string;
    readonly externalId: string;
    readonly relationship: string;
    readonly segments: readonly string[];
    readonly personas: readonly string[];
  };
  readonly attendees: readonly string[];
  readonly style: string;
  readonly storyPrompt: string | null;
  readonly consent: { readonly status: string; readonly scope: readonly string[] };
  readonly quickFacts: readonly string[];
  readonly memorableQuote: Quote;
  readonly experienceMap: readonly { readonly step: string; readonly moment: string; readonly feeling: string }[];
  readonly answers: readonly { readonly question: number; readonly answer: string }[];
  readonly insights: readonly {
    readonly key: string;
    readonly text: string;
    readonly elicitation: string;
    readonly supports: readonly string[];
    readonly contradicts: readonly string[];
    readonly quote: Quote | null;
  }[];
}
type Ids = ReadonlyMap<string, string>;

/** What interviews refer to, by the keys of the files. */
export interface TalkedAbout {
  readonly nodes: Ids;
  readonly moments: Ids;
  readonly personas: Ids;
  readonly claimLinks: CreatedPersonas['claimLinks'];
  /** Persons of the team by their roles. */
  readonly persons: Ids;
  readonly outcomeId: string;
  readonly teamId: string;
}

const FEELINGS: Readonly<Record<string, string>> = { '+': 'GOOD', '0': 'NEUTRAL', '-': 'BAD' };
/** Keys of the scripted seven questions in their order: the file counts them. */
const SEVEN = ['product', 'use', 'love', 'hate', 'change', 'imagine', 'today'];
/** Who may be asked again; the file does not say. */
const MAY_BE_ASKED = new Set(['participant:01', 'participant:02', 'participant:04', 'participant:06']);

/** Plants the interviews of the sample, each with its participant, attendees, answers, snapshot and what was heard in it. */
export async function createInterviews(client: ApiClient, today: string, about: TalkedAbout): Promise<void> {
  const text = readFileSync(join(import.meta.dirname, 'interviews.json'), 'utf8');
  const { interviews } = JSON.parse(text) as { readonly interviews: readonly Talk[] };
  const items = interviews.flatMap((talk) => itemsOf(talk, today, about));
  await client.ingest('insightIngest', 'interviews', { sourceSystem: 'interviews', items });
}

function itemsOf(talk: Talk, today: string, about: TalkedAbout): object[] {
  const { alias, externalId, relationship, segments, personas } = talk.participant;
  const occurredAt = `${addDays(today, -talk.daysBefore)}T10:00:00Z`;
  const nodeIds = (keys: readonly string[]) => keys.flatMap((key) => about.nodes.get(key) ?? []);
  const { status, scope } = talk.consent;
  const participant = {
    externalId,
    alias,
    relationship,
    segments,
    personaIds: personas.flatMap((key) => about.personas.get(key) ?? []),
    consent:
      status === 'GIVEN'
        ? { status, scope: [...scope, ...(MAY_BE_ASKED.has(externalId) ? ['CONTACT'] : [])] }
        : { status },
  };
  const interview = {
    externalId: talk.key,
    heldAt: occurredAt,
    kind: 'INTERVIEW',
    notes: talk.storyPrompt,
    outcomeId: about.outcomeId,
    teamId: about.teamId,
    templateKey: talk.style === 'STORY' ? 'STORY_BASED' : 'SCRIPTED_SEVEN',
    attendeeIds: talk.attendees.flatMap((role) => about.persons.get(role) ?? []),
    answers: talk.answers.map(({ question, answer }) => ({ questionKey: SEVEN[question - 1], text: answer })),
    snapshot: {
      quickFacts: talk.quickFacts,
      memorableQuote: talk.memorableQuote,
      experienceSteps: talk.experienceMap.map(({ step, moment, feeling }) => ({
        step,
        momentId: about.moments.get(moment) ?? null,
        feeling: FEELINGS[feeling] ?? null,
      })),
      opportunityIds: [
        ...new Set(talk.insights.flatMap(({ supports, contradicts }) => nodeIds([...supports, ...contradicts]))),
      ],
    },
  };
  // The file tells which interview speaks of a claim, and not which words of it.
  const [first] = talk.insights;
  return talk.insights.map(({ key, text, elicitation, supports, contradicts, quote }) => ({
    externalId: key,
    kind: 'INTERVIEW',
    elicitation,
    occurredAt,
    body: text,
    language: 'en',
    participant,
    interview,
    quotes: quote ? [quote] : [],
    links: [
      ...nodeIds(supports).map((nodeId) => ({ nodeId, stance: 'SUPPORTS' })),
      ...nodeIds(contradicts).map((nodeId) => ({ nodeId, stance: 'CONTRADICTS' })),
      ...(key === first?.key ? (about.claimLinks.get(talk.key) ?? []) : []),
    ],
  }));
}
