import { Injectable } from '@nestjs/common';
import type { ModelClass } from '../database/model-columns.ts';
import { Hook } from '../hook/hook.ts';

/** Rows of a model out of which a person's words are taken because they repeat them. */
export interface RepeatingRows {
  readonly model: ModelClass<object>;
  readonly ids: readonly string[];
}

/** Fires before rows that repeat a person's words are locked and changed. Subscribers lock what such rows are locked behind. */
@Injectable()
export class RowsToRedact extends Hook<RepeatingRows> {}

/** Fires after the words were taken out of the rows. Subscribers bring up to date what follows from these. */
@Injectable()
export class RowsRedacted extends Hook<RepeatingRows> {}
