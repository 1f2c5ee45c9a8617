import { type Refusal, refusal } from '../../../domain/refusal.ts';
import type { Insight } from './insight.model.ts';

/** A refusal of a note on an insight whose words were removed: what people note of it may repeat them. */
export const checkNote = (
  note: string | null | undefined,
  insight: Pick<Insight, 'redactedAt'> | undefined,
  path: readonly string[],
): Refusal[] =>
  note && insight && insight.redactedAt !== null
    ? [
        refusal(
          'NOT_APPLICABLE',
          {
            problem:
              'The words of this insight were removed, because its participant withdrew or was erased: no note on it is kept. Leave note out.',
          },
          path,
        ),
      ]
    : [];
