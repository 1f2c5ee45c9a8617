/** Status of `cycle`, seen from `seen.today`: what the domain's `cycleStatus` tells of one, for statements that list by it. */
export const CYCLE_STATUS = `CASE WHEN seen.today < cycle.starts_on THEN 'UPCOMING'
  WHEN seen.today > cycle.ends_on THEN 'OVER' ELSE 'CURRENT' END`;
