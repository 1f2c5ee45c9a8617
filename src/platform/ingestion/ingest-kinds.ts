import { Injectable } from '@nestjs/common';
import type { Scope } from '../../domain/scope.ts';
import type { PushReceipt } from './ingest.model.ts';
import { Contributions } from '../hook/contributions.ts';

/** One sort of thing that can be taken in line by line. */
export interface IngestKind<Item = never> {
  /** What `type` of a line says, such as "SURVEY_ANSWER". */
  readonly type: string;
  /** Whether a line without a `type` is of this sort; one sort says so. */
  readonly isDefault?: boolean;
  readonly requiredScope: Scope;
  /** Name of the GraphQL input by which the shape of an item is judged. */
  readonly shape: string;
  /** Begins to check an item before its turn comes, while others are written. */
  prepare?(item: Item): void;
  /** Takes items in, within a transaction that is open: one receipt for each, in their order, with paths from the push's top. */
  receive(system: string, items: readonly Item[]): Promise<readonly PushReceipt[]>;
}

/** Every sort of thing that can be ingested line by line. Features contribute theirs. */
@Injectable()
export class IngestKinds extends Contributions<IngestKind> {
  of(type: string): IngestKind | null {
    return this.items.find((kind) => kind.type === type) ?? null;
  }

  /** What a line without a `type` is of. */
  get defaultType(): string {
    return this.all().find(({ isDefault }) => isDefault)?.type ?? '';
  }

  all(): readonly IngestKind[] {
    return this.items;
  }
}
