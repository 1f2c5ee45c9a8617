import { daysBetween } from '../../foundation/calendar/date.ts';
import { CHOSEN } from '../chosen.ts';
import { isContested } from '../evidence/ledger.ts';

/** Views that may be missing, most important first. To add a gap, add a row. */
export const CONVERSATION_GAPS = {
  NOBODY: 'Nobody has been heard on it yet.',
  CONTESTED: 'A third or more of those heard contradict it.',
  PERSONA: 'A persona that it is for has not been heard on it.',
  USER: 'Only choosers have been heard, and nobody who uses the product.',
  CHOOSER: 'Only users have been heard, and nobody who chooses the product.',
  SEGMENT: 'Nobody of a segment that is known has been heard on it.',
  OLD: 'The last time that somebody was heard on it is more than 90 days ago.',
} as const;
/** Key of a gap. */
export type ConversationGap = keyof typeof CONVERSATION_GAPS;

/** Traits of a participant that say whose view they bring. */
export interface ParticipantTraits {
  readonly participantId: string;
  readonly relationship: 'USER' | 'CHOOSER' | 'BOTH' | 'UNKNOWN';
  readonly segments: readonly string[];
  readonly personaIds: readonly string[];
}

/** A participant who was heard on an opportunity. */
export interface HeardParticipant extends ParticipantTraits {
  readonly supports: boolean;
  readonly contradicts: boolean;
  /** Day on which they were last heard on it, YYYY-MM-DD. */
  readonly lastOn: string;
}

/** An opportunity, with each participant who was heard on it or on opportunities below it. */
export interface DiscussedOpportunity {
  readonly id: string;
  readonly title: string;
  /** Name of its moment on the experience map; null where it has none. */
  readonly moment: string | null;
  readonly personaIds: readonly string[];
  readonly heard: readonly HeardParticipant[];
}

/** Facts from which conversations are suggested. */
export interface ConversationFacts {
  readonly opportunities: readonly DiscussedOpportunity[];
  readonly personaNames: ReadonlyMap<string, string>;
  /** Segments that participants are known to belong to. */
  readonly segments: readonly string[];
  /** Participants who may be contacted, those whose last contact is longest ago first. */
  readonly mayBeAsked: readonly ParticipantTraits[];
  /** Whether the choosers of the product are its users; null where it is not known. */
  readonly choosersAreUsers: boolean | null;
  /** Today, YYYY-MM-DD. */
  readonly today: string;
}

/** A conversation to seek. */
export interface SuggestedConversation {
  readonly gap: ConversationGap;
  readonly opportunityId: string;
  /** Whom to seek, in words. */
  readonly who: string;
  /** Participants who fit and may be contacted, up to five; empty where none is known. */
  readonly participantIds: readonly string[];
  /** Reason, in a sentence. */
  readonly reason: string;
  /** Question that asks for a story. */
  readonly storyPrompt: string;
}

interface MissingView {
  readonly gap: ConversationGap;
  readonly who: string;
  readonly reason: string;
  readonly fits: (voice: ParticipantTraits) => boolean;
}

const uses = ({ relationship }: ParticipantTraits): boolean => relationship === 'USER' || relationship === 'BOTH';
const chooses = ({ relationship }: ParticipantTraits): boolean => relationship === 'CHOOSER' || relationship === 'BOTH';
const anyParticipant = (): boolean => true;
const ORDER = Object.keys(CONVERSATION_GAPS) as ConversationGap[];

/**
 * Up to `first` conversations to seek next, the most important gap first, then the opportunity with the fewest
 * participants heard (after Torres, Continuous Discovery Habits, 2021, and Patton: hear every persona, and users as
 * well as choosers).
 */
export function nextConversations(known: ConversationFacts, first: number): SuggestedConversation[] {
  const all = known.opportunities.flatMap((opportunity) =>
    missingOf(opportunity, known).map((missing) => ({ opportunity, missing })),
  );
  return all
    .map((each, index) => ({ ...each, index }))
    .sort(
      (one, other) =>
        ORDER.indexOf(one.missing.gap) - ORDER.indexOf(other.missing.gap) ||
        one.opportunity.heard.length - other.opportunity.heard.length ||
        one.index - other.index,
    )
    .slice(0, first)
    .map(({ opportunity, missing: { gap, who, reason, fits } }) => {
      const heard = new Set(opportunity.heard.map(({ participantId }) => participantId));
      const asked = known.mayBeAsked.filter((voice) => !heard.has(voice.participantId) && fits(voice));
      return {
        gap,
        who,
        reason,
        opportunityId: opportunity.id,
        participantIds: asked.slice(0, CHOSEN.conversation.mostParticipants).map(({ participantId }) => participantId),
        storyPrompt: promptFor(gap, opportunity),
      };
    });
}

function missingOf(opportunity: DiscussedOpportunity, known: ConversationFacts): MissingView[] {
  const { heard, title } = opportunity;
  const name = (id: string): string => known.personaNames.get(id) ?? 'a persona of it';
  const isFor = opportunity.personaIds.filter((id) => known.personaNames.has(id));
  if (heard.length === 0)
    return [
      {
        gap: 'NOBODY',
        who:
          isFor.length > 0 ? `somebody like ${isFor.map(name).join(' or ')}` : `somebody who lived through “${title}”`,
        reason: `Nobody has been heard on “${title}” yet.`,
        fits: (voice) => isFor.length === 0 || isFor.some((id) => voice.personaIds.includes(id)),
      },
    ];
  const against = heard.filter(({ contradicts }) => contradicts).length;
  const contested =
    isContested({ heard: heard.length, contradicts: against }) && heard.some(({ supports }) => supports);
  const [hasUser, hasChooser] = [heard.some(uses), heard.some(chooses)];
  const lastOn = heard.reduce((last, each) => (each.lastOn > last ? each.lastOn : last), '');
  const age = daysBetween(lastOn, known.today);
  const unheard = (segment: string): boolean => !heard.some(({ segments }) => segments.includes(segment));
  return [
    ...(contested
      ? [
          {
            gap: 'CONTESTED' as const,
            who: `somebody else who lived through “${title}”`,
            reason: `${against} of ${heard.length} who were heard contradict “${title}”.`,
            fits: anyParticipant,
          },
        ]
      : []),
    ...isFor
      .filter((id) => !heard.some(({ personaIds }) => personaIds.includes(id)))
      .map((id) => ({
        gap: 'PERSONA' as const,
        who: `somebody like ${name(id)}`,
        reason: `“${title}” is for ${name(id)}, and nobody like that has been heard on it.`,
        fits: ({ personaIds }: ParticipantTraits) => personaIds.includes(id),
      })),
    ...(hasChooser && !hasUser
      ? [
          {
            gap: 'USER' as const,
            who: 'somebody who uses the product',
            reason: `On “${title}” only people who choose the product have been heard, and nobody who uses it.`,
            fits: uses,
          },
        ]
      : []),
    ...(hasUser && !hasChooser && known.choosersAreUsers !== true
      ? [
          {
            gap: 'CHOOSER' as const,
            who: 'somebody who chooses or pays for the product',
            reason: `On “${title}” only people who use the product have been heard, and nobody who chooses it.`,
            fits: chooses,
          },
        ]
      : []),
    ...known.segments.filter(unheard).map((segment) => ({
      gap: 'SEGMENT' as const,
      who: `somebody of the segment “${segment}”`,
      reason: `Nobody of the segment “${segment}” has been heard on “${title}”.`,
      fits: ({ segments }: ParticipantTraits) => segments.includes(segment),
    })),
    ...(age > CHOSEN.evidence.youngDays
      ? [
          {
            gap: 'OLD' as const,
            who: `somebody who lived through “${title}” of late`,
            reason: `The last that was heard on “${title}” is of ${lastOn}, ${age} days ago.`,
            fits: anyParticipant,
          },
        ]
      : []),
  ];
}

/** Question that asks for a story of a particular time, never for an opinion of the opportunity. */
function promptFor(gap: ConversationGap, { title, moment }: DiscussedOpportunity): string {
  const about = moment ?? title;
  if (gap === 'CHOOSER')
    return `Tell me about the last time you decided whether to keep paying for it. What had you heard by then of “${about}”?`;
  if (gap === 'CONTESTED')
    return `Tell me about the last time it came to “${about}”. And tell me about the last time it went well: what was different?`;
  return `Tell me about the last time it came to “${about}”. What happened before, what did you do, and how did it end?`;
}
