import { Injectable } from '@nestjs/common';
import { DataSource, type EntityMetadata } from 'typeorm';

/** A model's class, abstract ones among them. */
export type ModelClass<Model extends object> = abstract new () => Model;

/** Knows the tables by the models that describe them. */
@Injectable()
export class ModelColumns {
  private readonly lists = new Map<string, string>();

  constructor(private readonly source: DataSource) {}

  /**
   * Column list of a model for a SELECT, each named as the model's property: `n.parent_id AS "parentId", …`.
   * For one kind of an inheritance it holds the columns of that kind; for its root those of every kind.
   *
   * @param only properties to read, where not all are needed; names that are no columns are passed over
   */
  of(model: ModelClass<object>, alias: string, only?: ReadonlySet<string>): string {
    if (only) return this.list(model, alias, only);
    const key = `${model.name}/${alias}`;
    const known = this.lists.get(key);
    if (known !== undefined) return known;
    const list = this.list(model, alias);
    this.lists.set(key, list);
    return list;
  }

  private list(model: ModelClass<object>, alias: string, only?: ReadonlySet<string>): string {
    return columnsOf(this.metadata(model))
      .filter(({ propertyName }) => !only || only.has(propertyName))
      .map(({ databaseName, propertyName }) => `${alias}."${databaseName}" AS "${propertyName}"`)
      .join(', ');
  }

  metadata(model: ModelClass<object>): EntityMetadata {
    return this.source.getMetadata(model);
  }

  /** Every model that has a table. */
  models(): readonly EntityMetadata[] {
    return this.source.entityMetadatas;
  }
}

/** Columns of a model and, for the root of an inheritance, of all its kinds. */
function columnsOf(metadata: EntityMetadata) {
  const all = [metadata, ...metadata.childEntityMetadatas].flatMap(({ columns }) => columns);
  return [...new Map(all.map((column) => [column.databaseName, column])).values()];
}
