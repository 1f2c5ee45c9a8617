/** SQL for the status of `cycle` on the day `seen.today`; the same rule as the domain's `cycleStatus`, for lists that filter by it. */
export const CYCLE_STATUS = `CASE WHEN seen.today < cycle.starts_on THEN 'UPCOMING'
  WHEN seen.today > cycle.ends_on THEN 'OVER' ELSE 'CURRENT' END`;
