import { CHOSEN } from '../chosen.ts';
import { type Confidence, countInWords } from './confidence.ts';
import { isContested, lackingInWords, type LedgerFigures, nextLevel } from './ledger.ts';

/**
 * Confidence that an opportunity is a real problem (house rule after Gilad, "Evidence-Guided", 2023): .5 to 3 by the
 * number of participants who support it; without any participant .2, with themes or trends alone .1, without support
 * .01. It is contested, and .5 at most, where a third or more of the participants heard contradict.
 */
export function problemConfidence(
  figures: Pick<LedgerFigures, 'participants' | 'withoutParticipant' | 'themes'>,
): Confidence {
  const { participants, withoutParticipant, themes } = figures;
  const { heard, supports, contradicts } = participants;
  const reached = CHOSEN.confidence.participantLevels.find(({ from }) => supports >= from);
  const { level, reason } = reached
    ? { level: reached.level, reason: `${countInWords(supports, 'participant supports', 'participants support')} it.` }
    : withoutPeople(withoutParticipant.supports, themes);
  const contested = isContested(participants);
  const most = CHOSEN.confidence.mostContestedLevel;
  const against =
    contradicts === 0
      ? ''
      : ` ${contradicts} of ${heard} heard ${contradicts === 1 ? 'contradicts' : 'contradict'} it${contested ? `, a third or more: it is contested, and counts for ${most} at most` : ''}.`;
  return {
    level: contested ? Math.min(level, most) : level,
    contested,
    reason: reason + against,
    wouldRaiseIt: raising(participants, contested),
  };
}

function withoutPeople(insights: number, themes: number): { level: number; reason: string } {
  if (insights === 0) return { level: CHOSEN.confidence.unsupportedLevel, reason: 'Nobody was heard who supports it.' };
  if (insights === themes)
    return {
      level: CHOSEN.confidence.themesLevel,
      reason: 'Only themes and trends support it, no person who is known.',
    };
  return {
    level: CHOSEN.confidence.opinionLevel,
    reason: `${countInWords(insights, 'insight supports', 'insights support')} it, and none says whose words it holds.`,
  };
}

function raising({ heard, supports, contradicts }: LedgerFigures['participants'], contested: boolean): string | null {
  if (contested && supports > 0) {
    // A further supporter raises the number heard, too: the contradicting share is below a third from 3 × contradicts + 1.
    const more = 3 * contradicts + 1 - heard;
    return `${countInWords(more, 'more participant')} who ${more === 1 ? 'supports' : 'support'} it would settle the contest; so would telling apart what the two sides speak of.`;
  }
  const next = nextLevel(supports);
  const lacking = lackingInWords(supports);
  return next && lacking && `${lacking}, which counts for ${next.level}.`;
}
