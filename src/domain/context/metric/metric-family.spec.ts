import { checkStage, METRIC_FAMILIES, METRIC_STAGES, type MetricFamily, type MetricStage } from './metric-family.ts';

const families = Object.keys(METRIC_FAMILIES) as MetricFamily[];
const stages = Object.keys(METRIC_STAGES) as MetricStage[];

describe('the families of metrics', () => {
  it('have five stages each where they are stages at all: AARRR and HEART', () => {
    expect(families.filter((family) => METRIC_FAMILIES[family].stages.length > 0)).toEqual(['AARRR', 'HEART']);
    expect(METRIC_FAMILIES.AARRR.stages).toHaveLength(5);
    expect(METRIC_FAMILIES.HEART.stages).toHaveLength(5);
  });
  it('share retention, and leave no stage without a family', () => {
    const used = families.flatMap((family): readonly MetricStage[] => METRIC_FAMILIES[family].stages);
    expect(used.filter((stage) => stage === 'RETENTION')).toHaveLength(2);
    expect(stages.filter((stage) => !used.includes(stage))).toEqual([]);
  });
  it.each([
    ['AARRR', 'REFERRAL'],
    ['HEART', 'RETENTION'],
    ['HEALTH', null],
    [null, null],
  ] as const)('take %s with the stage %s', (family, stage) => {
    expect(checkStage(family, stage)).toEqual([]);
  });
  it.each([
    ['AARRR', 'HAPPINESS', 'one of ACQUISITION, ACTIVATION, RETENTION, REFERRAL, REVENUE'],
    ['EFFICIENCY', 'RETENTION', 'must be empty'],
    [null, 'RETENTION', 'needs a family'],
  ] as const)('refuse %s with the stage %s, and say what would do', (family, stage, says) => {
    const [refused, ...more] = checkStage(family, stage, ['input']);
    expect(refused).toMatchObject({ code: 'INVALID_VALUE', path: ['input', 'stage'] });
    expect(refused?.message).toContain(says);
    expect(more).toEqual([]);
  });
});
