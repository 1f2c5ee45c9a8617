/** One state of the data, from which everything that a request reads is answered. The database opens it; the request keeps it. */
export interface ReadSnapshot {
  /** Runs one statement after those before it. */
  sql<Row>(strings: TemplateStringsArray, ...values: unknown[]): Promise<Row[]>;
  /** As `sql`, for a statement that the platform composed itself. */
  query<Row>(text: string, values: readonly unknown[]): Promise<Row[]>;
  /** Gives the connection back after what is under way; a second call does nothing. */
  end(how: 'COMMIT' | 'ROLLBACK'): Promise<void>;
}
