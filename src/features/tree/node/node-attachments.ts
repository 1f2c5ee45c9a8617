import { Injectable } from '@nestjs/common';
import type { LoggedRow } from '../../../platform/change-log/log-span.reader.ts';
import type { ModelClass } from '../../../platform/database/model-columns.ts';
import { Contributions } from '../../../platform/hook/contributions.ts';

/** Rows of a feature that hang on nodes, and go from one opportunity to another when opportunities are parted. */
export interface NodeAttachment {
  readonly model: ModelClass<{ id: string }>;
  /** Properties that name a node: each an id or a list of ids. */
  readonly namedIn: readonly string[];
  /** Properties, besides those that name nodes, of which no two rows of a node have the same values. */
  readonly uniqueBy?: readonly string[];
  /** What a report calls a row, where that is not the row itself: a type, and the property with the id. */
  readonly calledBy?: { readonly type: string; readonly property: string };
  /** Why some of these rows, as they would be, cannot be so; by id. Left out where nothing can stand against it. */
  readonly hindrances?: (rows: readonly LoggedRow[]) => Promise<ReadonlyMap<string, string>>;
  /** Whether rows of several nodes may say the same, so that a part of a node may get one like it. */
  readonly isShared?: boolean;
  /** Whether a row judges the node as a whole, so that its parts are to be judged anew. */
  readonly judgesWhole?: boolean;
  /** Why a row cannot go to a part of its node; null where it can. */
  readonly staysBecause?: (row: LoggedRow) => string | null;
  /** Does what follows once these rows have gone from one of the nodes to another. */
  readonly follow?: (rows: readonly LoggedRow[], nodeIds: readonly string[]) => Promise<unknown>;
}

/** A feature's attachments. */
export interface AttachesToNodes {
  readonly attached: readonly NodeAttachment[];
}

/** Whatever hangs on nodes, of every feature. To attach rows of another kind, contribute them. */
@Injectable()
export class NodeAttachments extends Contributions<AttachesToNodes> {
  /** Every kind of rows, in the order of the groups. */
  get all(): readonly NodeAttachment[] {
    return this.items.flatMap(({ attached }) => attached);
  }
}
