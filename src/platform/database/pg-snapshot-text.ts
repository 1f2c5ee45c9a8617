const SNAPSHOT = /^([1-9]\d{0,18}):([1-9]\d{0,18}):((?:[1-9]\d{0,18})(?:,[1-9]\d{0,18})*)?$/;

/** Whether Postgres takes the text for a `pg_snapshot`: "xmin:xmax:" and what was under way between them, ascending. */
export function isPgSnapshotText(text: unknown): text is string {
  const match = typeof text === 'string' ? SNAPSHOT.exec(text) : null;
  if (!match) return false;
  const [, first = '', end = '', between] = match;
  const underWay = between === undefined ? [] : between.split(',').map(BigInt);
  const [min, max] = [BigInt(first), BigInt(end)];
  return (
    min <= max &&
    underWay.every((id, index) => id >= min && id < max && (index === 0 || id > (underWay[index - 1] ?? id)))
  );
}
