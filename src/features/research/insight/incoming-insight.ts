import { checkIncomingInsight } from '../../../domain/research/insight/check-incoming-insight.ts';
import { leftOutOf } from '../../../domain/research/insight/left-out.ts';
import { EVERYTHING, type MayKeep } from '../../../domain/research/participant/consent.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import type { Warning } from '../../../domain/warning.ts';
import { complaintsOf } from '../../../platform/graphql/complaints.ts';
import { contentDigest } from '../../../platform/ingestion/content-digest.ts';
import { InsightIngestItemInput, type IngestedQuoteInput } from './insight-ingest.model.ts';
import { InsightWords } from './insight-words.ts';

/** Content of every insight that its source deleted, whatever else the item says. */
const DELETED = 'deleted';

/**
 * An insight as a source sends it. Made once for each item that comes in, and kept when its transaction begins anew: the
 * check, the digest and the words of the item are worked out once, when they are first asked for.
 */
export class IncomingInsight {
  private faults: readonly Refusal[] | null = null;
  private digest: string | null = null;
  private allWords: InsightWords | null = null;
  private seal: (digest: string) => string = (digest) => digest;

  /** @param item the item as it came in; its shape is that of the input */
  constructor(readonly item: InsightIngestItemInput) {}

  /** What the insight is called in its source system. */
  get externalId(): string {
    return this.item.externalId;
  }

  /** Instant at which the source last changed the insight; null where it does not say. */
  get sourceUpdatedAt(): Date | null {
    return this.item.sourceUpdatedAt ?? null;
  }

  /** Whether the source deleted the insight. */
  get isDeleted(): boolean {
    return this.item.operation === 'DELETE';
  }

  /** A refusal for each fault of the item, with paths from the item's top. */
  check(): readonly Refusal[] {
    this.faults ??= [...complaintsOf(InsightIngestItemInput, this.item), ...checkIncomingInsight(this.item, [])];
    return this.faults;
  }

  /** What of the insight is not kept as it is said. */
  get leftOut(): readonly Warning[] {
    return leftOutOf(this.item);
  }

  /** Everything that the source says of the insight, as a digest under the workspace's key: equal digests mean equal states. */
  get content(): string {
    this.digest ??= this.seal(this.isDeleted ? DELETED : contentDigest(this.item));
    return this.digest;
  }

  /** Sets how digests of the workspace are made, before any is asked for. */
  sealWith(seal: (digest: string) => string): void {
    this.seal = seal;
  }

  /** All words of the insight; none where it is deleted. */
  get words(): InsightWords {
    this.allWords ??= this.wordsWithin(EVERYTHING);
    return this.allWords;
  }

  /** The words that may be kept. Where all may, they are `words`, whose terms may be counted already. */
  keptWords(mayKeep: MayKeep): InsightWords {
    return mayKeep.notes && mayKeep.quotes ? this.words : this.wordsWithin(mayKeep);
  }

  /** The quotes that may be kept; none where the insight is deleted. */
  keptQuotes(mayKeep: MayKeep): readonly IngestedQuoteInput[] {
    return mayKeep.quotes && !this.isDeleted ? (this.item.quotes ?? []) : [];
  }

  private wordsWithin(mayKeep: MayKeep): InsightWords {
    const { title = null, body = null, language = null } = this.item;
    const hasNotes = mayKeep.notes && !this.isDeleted;
    return new InsightWords(
      hasNotes ? (title ?? '') : '',
      hasNotes ? body : null,
      this.keptQuotes(mayKeep).map(({ text }) => text),
      language,
    );
  }
}
