import type { Config } from '../platform/config.ts';

/** What a first start shows of its sample. */
export interface Sample {
  /** Key of the sample workspace. */
  readonly key: string;
  /** An outcome in it to ask about; null when it has been archived. */
  readonly outcomeId: string | null;
}

/**
 * The first lines that a start prints: where to ask, with which key, where to try, and what.
 *
 * @param url address that the service listens on, without a slash at the end
 * @param sample null when there is no sample
 */
export function greeting(url: string, config: Config, sample: Sample | null): string[] {
  return [
    `GraphQL  ${url}/graphql`,
    ...(sample === null ? [] : [`Key      ${sample.key}`]),
    ...(config.servesIde ? [`IDE      ${url}/`] : []),
    ...(sample?.outcomeId ? toTry(sample.outcomeId) : []),
  ];
}

const toTry = (outcomeId: string): string[] => [
  '',
  'Try:',
  '  { outcomes(first: 1) { nodes { id title keyResults { id title progress { clamped } } } } }',
  `  { opportunityRanking(outcomeId: "${outcomeId}", model: OPPORTUNITY_SIZE, first: 5) { edges { rank node { opportunity { title } score { value steps missing } } } } }`,
  `  { solutionRanking(outcomeId: "${outcomeId}", model: RICE, first: 3) { edges { rank node { solution { title } score { value } } } } }`,
];
