import { ASSESSMENT_FACTORS, FACTOR_KEYS } from '../assessment/factors.ts';
import { LAID_ASIDE, type NodeStatus } from '../../tree/node/node-kind.ts';
import { type Change, type GroundKind, type GroundState, ifBecame, ifDiffers } from './ground.ts';

/**
 * Kinds of grounds on which a decision may rest. To add a kind, add a row here, and its statement to the reader of
 * grounds.
 */
export const GROUND_KINDS = {
  NODE: {
    description: 'An outcome, opportunity, solution or experiment: its wording, its status, an experiment’s verdict.',
    type: 'TreeNode',
    scope: 'tree:read',
    facts: ['title', 'status', 'verdict', 'archived', 'mergedInto'],
    changes: (label, then, now) => [
      ...verdictChanges(label, then, now),
      ...(now['mergedInto'] !== null
        ? ifDiffers('mergedInto', 'WITHDRAWN', then, now, (_, into) => `${label} was merged into ${into}.`)
        : ifBecame('archived', true, 'WITHDRAWN', then, now, `${label} was archived.`)),
      ...(LAID_ASIDE.has(now['status'] as NodeStatus)
        ? ifDiffers('status', 'WITHDRAWN', then, now, (was, is) => `${label} was ${was} then and is ${is} now.`)
        : []),
      ...ifDiffers('title', 'REWORDED', then, now, (was, is) => `${label} said “${was}” then and says “${is}” now.`),
    ],
  },
  SCORE: {
    description: 'A score of an opportunity or a solution; a later one by the same model may differ.',
    type: 'Score',
    scope: 'tree:read',
    facts: ['value', 'model', 'node', 'recordedAt', 'archived', 'voided'],
    changes: (label, then, now) => [
      ...ifBecame('archived', true, 'WITHDRAWN', then, now, `${label}: what was scored was archived.`),
      ...(now['voided'] === true
        ? ifBecame('voided', true, 'WITHDRAWN', then, now, `${label} was voided.`)
        : ifDiffers(
            'value',
            'RE_READ',
            then,
            now,
            (was, is) => `${label} was ${was} then; scored again, it is ${is} now.`,
          )),
    ],
  },
  METRIC_READING: {
    description: 'A reading of a metric; a later one may differ.',
    type: 'MetricReading',
    scope: 'okr:read',
    facts: ['value', 'unit', 'observedAt'],
    changes: (label, then, now) =>
      ifDiffers('value', 'RE_READ', then, now, (was, is) => `${label} was ${was} then and is ${is} now.`),
  },
  CHECK_IN: {
    description: 'A check-in of a key result; a later one may differ, or correct it.',
    type: 'CheckIn',
    scope: 'okr:read',
    facts: ['value', 'confidence', 'observedAt', 'corrected'],
    changes: (label, then, now) => [
      ...ifBecame('corrected', true, 'CONTRADICTED', then, now, `${label}: the check-in was corrected.`),
      ...ifDiffers('value', 'RE_READ', then, now, (was, is) => `${label} was at ${was} then and is at ${is} now.`),
      ...ifDiffers(
        'confidence',
        'RE_READ',
        then,
        now,
        (was, is) => `Confidence in ${label} was ${was} of 10 then and is ${is} now.`,
      ),
    ],
  },
  IMPACT_HYPOTHESIS: {
    description: 'What a node is expected to do to a key result, as its link says.',
    type: 'KeyResultLink',
    scope: 'okr:read',
    facts: ['statement', 'direction', 'expectedSize', 'confidence', 'verdict'],
    changes: (label, then, now) => [
      ...ifBecame('verdict', 'DID_NOT_COME_TRUE', 'REFUTED', then, now, `${label}: it did not come true.`),
      ...(then['verdict'] === 'CAME_TRUE' && now['verdict'] !== 'DID_NOT_COME_TRUE'
        ? ifDiffers(
            'verdict',
            'CONTRADICTED',
            then,
            now,
            (_, is) => `${label} was said to have come true; the verdict is ${is} now.`,
          )
        : []),
      ...ifDiffers(
        'expectedSize',
        'RE_READ',
        then,
        now,
        (was, is) => `${label}: ${was} was expected then, ${is} is expected now.`,
      ),
      ...ifDiffers(
        'confidence',
        'RE_READ',
        then,
        now,
        (was, is) => `${label}: held likely at ${was} then, at ${is} now.`,
      ),
      ...ifDiffers('direction', 'REWORDED', then, now, (was, is) => `${label}: ${was} was expected then, ${is} now.`),
      ...ifDiffers(
        'statement',
        'REWORDED',
        then,
        now,
        (was, is) => `${label} said “${was}” then and says “${is}” now.`,
      ),
    ],
  },
  ASSESSMENT: {
    description: 'An assessment of an opportunity under four sets of factors; a later one may judge otherwise.',
    type: 'Assessment',
    scope: 'tree:read',
    facts: [...FACTOR_KEYS, 'archived'],
    changes: (label, then, now) => [
      ...ifBecame('archived', true, 'WITHDRAWN', then, now, `${label}: what was assessed was archived.`),
      ...FACTOR_KEYS.flatMap((factor) =>
        ifDiffers(
          factor,
          'RE_READ',
          then,
          now,
          (was, is) => `${label}: ${ASSESSMENT_FACTORS[factor].label} was ${was} then and is ${is} now.`,
        ),
      ),
    ],
  },
  EVIDENCE: {
    description: 'A piece of evidence: which way it points, how much it can carry, whether it still counts.',
    type: 'Evidence',
    scope: 'insight:read',
    facts: ['stance', 'class', 'withdrawn'],
    changes: (label, then, now) => [
      ...ifBecame('withdrawn', true, 'WITHDRAWN', then, now, `${label} was taken back.`),
      ...ifDiffers('stance', 'CONTRADICTED', then, now, (was, is) => `${label} was ${was} then and is ${is} now.`),
      ...ifDiffers('class', 'RE_READ', then, now, (was, is) => `${label} was ${was} then and is ${is} now.`),
    ],
  },
  ASSUMPTION: {
    description: 'An assumption: what it says, and the verdict of the test of it that was concluded last.',
    type: 'Assumption',
    scope: 'tree:read',
    facts: ['statement', 'verdict', 'archived'],
    changes: (label, then, now) => [
      ...verdictChanges(label, then, now),
      ...ifBecame('archived', true, 'WITHDRAWN', then, now, `${label} was archived.`),
      ...ifDiffers(
        'statement',
        'REWORDED',
        then,
        now,
        (was, is) => `${label} said “${was}” then and says “${is}” now.`,
      ),
    ],
  },
  PROBLEM_CONFIDENCE: {
    description:
      'How sure one may be of an opportunity, by who was heard of it; named by the opportunity. Growing surer shakes nothing.',
    type: 'Opportunity',
    scope: 'tree:read',
    facts: ['level', 'contested', 'supports', 'contradicts', 'archived'],
    changes: (label, then, now) => [
      ...ifBecame('archived', true, 'WITHDRAWN', then, now, `${label} was archived.`),
      ...ifBecame(
        'contested',
        true,
        'CONTRADICTED',
        then,
        now,
        `${label}: a third or more of those heard contradict it now.`,
      ),
      ...(Number(now['level']) < Number(then['level'])
        ? ifDiffers(
            'level',
            'RE_READ',
            then,
            now,
            (was, is) => `Confidence in ${label} was ${was} then and is ${is} now.`,
          )
        : []),
    ],
  },
} as const satisfies Record<string, GroundKind>;

/** Key of a kind of ground. */
export type GroundKindKey = keyof typeof GROUND_KINDS;

function verdictChanges(label: string, then: GroundState, now: GroundState): Change[] {
  const refuted = ifBecame('verdict', 'REFUTED', 'REFUTED', then, now, `${label} was refuted.`);
  if (refuted.length > 0 || then['verdict'] === null) return refuted;
  const how = then['verdict'] === 'REFUTED' ? 'CONTRADICTED' : 'RE_READ';
  return ifDiffers('verdict', how, then, now, (was, is) => `The verdict of ${label} was ${was} then and is ${is} now.`);
}
