import { Injectable } from '@nestjs/common';
import { Contributions } from '../../../platform/hook/contributions.ts';
import { Loader } from '../../../platform/request/loader.ts';
import { currentRequest } from '../../../platform/request/request.ts';

/** Distinct participants on whom a claim rests. */
export interface ClaimCount {
  /** Participants whose evidence supports the claim. */
  readonly supporting: number;
  /** Participants whose evidence contradicts it. */
  readonly contradicting: number;
}

/** A persona and one thing that belongs to it. */
export interface OfPersona {
  readonly personaId: string;
  readonly id: string;
}

/** What the feature that keeps evidence answers about personas. */
export interface PersonaEvidenceSource {
  /** Counts for each of these claims, in their order; one statement however many. */
  claimCounts(claimIds: readonly string[]): Promise<readonly ClaimCount[]>;
  /** The stories of these personas, each with the persona; one statement. */
  stories(personaIds: readonly string[]): Promise<readonly OfPersona[]>;
}

/** Evidence about personas. It is kept by a later group, which contributes the source. */
@Injectable()
export class PersonaEvidence extends Contributions<PersonaEvidenceSource> {
  /** Counts of a claim; asked for many at once within a request it is one statement. */
  claimCount(claimId: string): Promise<ClaimCount> {
    return currentRequest()
      .loader(PersonaEvidence, () => new Loader((ids: readonly string[]) => this.source.claimCounts(ids)))
      .load(claimId);
  }

  /** The stories of these personas, each with the persona; one statement. */
  stories(personaIds: readonly string[]): Promise<readonly OfPersona[]> {
    return this.source.stories(personaIds);
  }

  private get source(): PersonaEvidenceSource {
    const [source] = this.items;
    if (!source) throw new Error('No feature contributes evidence about personas.');
    return source;
  }
}
