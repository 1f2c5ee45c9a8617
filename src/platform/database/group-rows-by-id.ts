/** Sorts the rows that one statement answered for many ids: for each id its rows, in the order in which they came. */
export function groupRowsById<Row>(ids: readonly string[], rows: readonly Row[], of: (row: Row) => string): Row[][] {
  const known = new Map<string, Row[]>(ids.map((id) => [id, []]));
  for (const row of rows) known.get(of(row))?.push(row);
  return ids.map((id) => known.get(id) ?? []);
}
