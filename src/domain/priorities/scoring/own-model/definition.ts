import type { AskedCriterion } from '../models/weighted.ts';
import type { Factor, ScorableKind } from '../scoring-model.ts';

/** How a workspace's own model makes a value out of factors. To add a way, add a row, and a member of `OwnDefinition`. */
export const OWN_MODEL_BASES = {
  WEIGHTED: 'Weighted mean of criteria, each on its own fixed scale: 0 worst to 100 best.',
  FORMULA: "A formula of the workspace's own over its factors, in a small language without side effects.",
} as const;

/** Key of a way to make a value. */
export type OwnModelBasis = keyof typeof OWN_MODEL_BASES;

/** What makes a value of judgements, in one version; never changed, only followed by another. */
export type OwnDefinition =
  | { readonly basis: 'WEIGHTED'; readonly criteria: readonly AskedCriterion[] }
  | { readonly basis: 'FORMULA'; readonly factors: readonly Factor[]; readonly formula: string };

/** A version of a workspace's own model, with all that scoring by it needs. */
export interface OwnModelVersion {
  readonly ownModelId: string;
  readonly modelVersion: number;
  /** The model's name as it is today. */
  readonly name: string;
  readonly unit: string;
  readonly appliesTo: readonly ScorableKind[];
  readonly definition: OwnDefinition;
}

/** What of a version decides a value, or what it means. */
export type OwnMeaning = Pick<OwnModelVersion, 'unit' | 'appliesTo' | 'definition'>;

/** Whether both give the same values, asked for and named in the same way; then no new version is needed. */
export const meansTheSame = (one: OwnMeaning, other: OwnMeaning): boolean => inOrder(one) === inOrder(other);

/** As text, the same whatever the order in which it was written down. */
const inOrder = ({ unit, appliesTo, definition }: OwnMeaning): string =>
  JSON.stringify([unit, [...appliesTo].sort(), definition], (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
