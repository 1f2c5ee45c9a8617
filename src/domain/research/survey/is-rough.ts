import { CHOSEN } from '../chosen.ts';

/** Whether an interval from the answers of `n` respondents is rough, because they are fewer than fifty. */
export const isRough = (n: number): boolean => n < CHOSEN.survey.fewestForSureInterval;
