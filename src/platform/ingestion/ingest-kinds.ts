import { Injectable } from '@nestjs/common';
import type { Scope } from '../../domain/scope.ts';
import { Contributions } from '../hook/contributions.ts';
import type { IngestReceipt } from './ingest.model.ts';

/**
 * A kind of item that can be ingested line by line.
 *
 * @typeParam Item the GraphQL input that a line becomes
 * @typeParam Incoming what `ingest` takes: the item itself, or what `prepare` makes of it
 */
export interface IngestKind<Item, Incoming = Item> {
  /** Value of `type` in a line of this kind, such as "SURVEY_ANSWER". */
  readonly type: string;
  /** Whether a line without a `type` is of this kind; at most one kind is. */
  readonly isDefault?: boolean;
  /** Scope that a key needs for lines of this kind. */
  readonly requiredScope: Scope;
  /** Name of the GraphQL input that describes the shape of an item. */
  readonly shape: string;
  /** Prepares an item as its line is read. What can be worked out of it begins here, while items before it are written. */
  prepare?(item: Item): Incoming;
  /** Ingests items within an open transaction: one receipt for each, in their order, with paths from the top of the batch. */
  ingest(system: string, items: readonly Incoming[]): Promise<readonly IngestReceipt[]>;
}

/** A kind of which only its own methods know the items. */
export type AnyIngestKind = IngestKind<never, unknown>;

/** Every kind of item that can be ingested line by line. Features contribute theirs. */
@Injectable()
export class IngestKinds extends Contributions<AnyIngestKind> {
  /** The kind of this type; null where there is none. */
  of(type: string): AnyIngestKind | null {
    return this.items.find((kind) => kind.type === type) ?? null;
  }

  /** Type of a line that names none. */
  get defaultType(): string {
    return this.items.find(({ isDefault }) => isDefault)?.type ?? '';
  }

  /** Every kind, in the order of the features that contribute them. */
  all(): readonly AnyIngestKind[] {
    return this.items;
  }
}
