import { Injectable } from '@nestjs/common';
import { Contributions } from '../../../platform/hook/contributions.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentRequest } from '../../../platform/request/request.ts';

/** Numbers of distinct participants whose evidence is for or against a claim. */
export interface ClaimCount {
  /** Participants whose evidence supports the claim. */
  readonly supporting: number;
  /** Participants whose evidence contradicts it. */
  readonly contradicting: number;
  /** Participants on either side; one on both counts once. */
  readonly heard: number;
}

/** A persona and the id of an opportunity or story of it. */
export interface PersonaItem {
  readonly personaId: string;
  readonly id: string;
}

/** Look-ups that the feature with the evidence provides. */
export interface PersonaEvidenceSource {
  /** Counts of these claims, in the same order; one statement however many. */
  claimCounts(claimIds: readonly string[]): Promise<readonly ClaimCount[]>;
  /** Stories of these personas, each with its persona; one statement. */
  stories(personaIds: readonly string[]): Promise<readonly PersonaItem[]>;
}

/** Evidence about personas. A later group owns the evidence and contributes the source, since features import earlier groups only. */
@Injectable()
export class PersonaEvidence extends Contributions<PersonaEvidenceSource> {
  /** Counts of a claim; one statement for all claims of a request. */
  claimCount(claimId: string): Promise<ClaimCount> {
    return currentRequest()
      .loader(PersonaEvidence, () => new Loader((ids: readonly string[]) => this.source.claimCounts(ids)))
      .load(claimId);
  }

  /** Stories of these personas, each with its persona; one statement. */
  stories(personaIds: readonly string[]): Promise<readonly PersonaItem[]> {
    return this.source.stories(personaIds);
  }

  private get source(): PersonaEvidenceSource {
    const [source] = this.items;
    if (!source) throw new Error('No feature contributes evidence about personas.');
    return source;
  }
}
