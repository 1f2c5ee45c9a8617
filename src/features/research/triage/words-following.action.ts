import { Injectable } from '@nestjs/common';
import { linkedTerms } from '../../../domain/research/suggestion/profile.ts';
import { EvidenceStore } from '../evidence/evidence.store.ts';
import { InsightFollowers, type Said, type Words } from '../insight/insight-followers.action.ts';
import { RedactParticipantAction } from '../participant/redact-participant.action.ts';
import { TreeFollowers } from '../../tree/node/tree-followers.action.ts';
import { InsightStateStore } from './insight-state.store.ts';
import { InsightWordStore } from './insight-word.store.ts';
import { LinkTrainingStore } from './link-training.store.ts';
import { OpportunityProfileStore } from './opportunity-profile.store.ts';

/** What is kept of words, and what links have taught, follows whatever changes either, in the same transaction. */
@Injectable()
export class WordsFollowing {
  constructor(
    private readonly words: InsightWordStore,
    private readonly training: LinkTrainingStore,
    private readonly states: InsightStateStore,
    insights: InsightFollowers,
    evidence: EvidenceStore,
    tree: TreeFollowers,
    silence: RedactParticipantAction,
    profiles: OpportunityProfileStore,
  ) {
    insights.add({
      prepare: (said) => void termsOf(said),
      follow: (said, isNew) => this.said(said, isNew),
    });
    evidence.add((insightIds) => this.linked(insightIds));
    tree.addReader((topIds) => profiles.reread(topIds));
    silence.add((participantIds) => this.silenced(participantIds));
  }

  /** The insights' rows were written just now, so they are held. */
  private async said(said: readonly Said[], isNew: (id: string) => boolean): Promise<void> {
    const changed = said.filter(({ id }) => !isNew(id)).map(({ id }) => id);
    await this.training.forget(changed);
    await this.words.remove(changed);
    await this.words.write(said.map(({ id, words }) => ({ id, terms: termsOf(words) })));
    await this.training.retrain(said.map(({ id }) => id));
    // With a quote that was withdrawn its evidence went.
    await this.states.settle(changed);
  }

  private async linked(insightIds: readonly string[]): Promise<void> {
    await this.states.lock(insightIds);
    await this.training.retrain(insightIds);
    await this.states.settle(insightIds);
  }

  private async silenced(participantIds: readonly string[]): Promise<void> {
    const ids = await this.words.idsOf(participantIds);
    await this.states.lock(ids);
    await this.training.forget(ids);
    await this.words.remove(ids);
  }
}

/** Terms of what an insight says; asked for again, the same. */
function termsOf(words: Words): ReadonlyMap<string, number> {
  const { title, body, quotes, language } = words;
  const known = terms.get(words) ?? linkedTerms({ title, body: [body ?? '', ...quotes].join('\n'), language });
  terms.set(words, known);
  return known;
}
const terms = new WeakMap<Words, ReadonlyMap<string, number>>();
