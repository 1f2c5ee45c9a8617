/** What is known of a model: its class, and the models that share its table, told apart by a column `kind`. */
export interface ModelNames {
  readonly targetName: string;
  readonly discriminatorColumn?: object | undefined;
  readonly discriminatorValue?: string | undefined;
  readonly childEntityMetadatas: readonly ModelNames[];
  readonly parentEntityMetadata?: ModelNames | undefined;
}

/**
 * SQL of the type that the log gives a row called `row`: the name of its model's class, which is also the name of its
 * GraphQL type. Where models share a table, the row's kind tells which of them it is.
 */
export function entityTypeOf(model: ModelNames, row: string): string {
  if (!model.discriminatorColumn) return literal(model.targetName);
  const { childEntityMetadatas: kinds } = model.parentEntityMetadata ?? model;
  const cases = kinds.map(
    ({ targetName, discriminatorValue = '' }) => `WHEN ${literal(discriminatorValue)} THEN ${literal(targetName)}`,
  );
  return `CASE ${row}."kind" ${cases.join(' ')} END`;
}

const literal = (text: string): string => `'${text}'`;
