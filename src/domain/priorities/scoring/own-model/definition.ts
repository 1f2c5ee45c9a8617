import type { DescribedCriterion } from '../models/weighted.ts';
import type { Factor, ScorableKind } from '../scoring-model.ts';

/**
 * Bases on which a workspace's own model computes a value. To add a basis, add a row, and a member of `OwnDefinition`.
 */
export const OWN_MODEL_BASES = {
  WEIGHTED: 'Weighted mean of criteria, each on its own fixed scale: 0 worst to 100 best.',
  FORMULA: "A formula of the workspace's own over its factors, in a small language without side effects.",
} as const;

/** Key of a basis. */
export type OwnModelBasis = keyof typeof OWN_MODEL_BASES;

/** Definition of an own model in one version. It never changes; a change makes another version. */
export type OwnDefinition =
  | { readonly basis: 'WEIGHTED'; readonly criteria: readonly DescribedCriterion[] }
  | { readonly basis: 'FORMULA'; readonly factors: readonly Factor[]; readonly formula: string };

/** A version of a workspace's own model, with everything that scoring needs. */
export interface DefinedOwnModel {
  readonly ownModelId: string;
  readonly modelVersion: number;
  /** Current name of the model. */
  readonly name: string;
  readonly unit: string;
  readonly appliesTo: readonly ScorableKind[];
  readonly definition: OwnDefinition;
}

/** Parts of a version that decide its values and their meaning. */
export type OwnMeaning = Pick<DefinedOwnModel, 'unit' | 'appliesTo' | 'definition'>;

/** Whether both give the same values from the same questions, so that no new version is needed. */
export const meansTheSame = (one: OwnMeaning, other: OwnMeaning): boolean =>
  canonicalText(one) === canonicalText(other);

/** Canonical text, independent of the order of properties and kinds. */
const canonicalText = ({ unit, appliesTo, definition }: OwnMeaning): string =>
  JSON.stringify([unit, [...appliesTo].sort(), definition], (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
