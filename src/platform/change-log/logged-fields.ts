import { Injectable } from '@nestjs/common';
import { ModelColumns, type ModelClass } from '../database/model-columns.ts';
import type { Change } from './change.model.ts';
import { fieldChangesOf, type LoggedShape, loggedShapeOf } from './field-changes.ts';
import type { LoggedEntry } from './logged-entry.ts';

/** Tells entries of the log by the fields of the API. */
@Injectable()
export class LoggedFields {
  private readonly shapes = new Map<string, LoggedShape>();

  constructor(private readonly columns: ModelColumns) {}

  /** Names of the fields of a type that the log tells of; none where there is no such type. */
  fieldsOf(entityType: string): string[] {
    return this.shapeOf(entityType).columns.map(({ propertyName }) => propertyName);
  }

  /** Name of the column that holds a field of a type; undefined where the type does not have it. */
  columnOf(entityType: string, field: string): string | undefined {
    return this.shapeOf(entityType).columns.find(({ propertyName }) => propertyName === field)?.databaseName;
  }

  /**
   * What an entry tells of fields.
   *
   * @param only names of the columns of which `changes` tells; all where it is null
   */
  toldOf(entry: LoggedEntry, only: readonly string[] | null): Pick<Change, 'changedFields' | 'changes'> {
    const shape = this.shapeOf(entry.entityType);
    const { changedColumns, operation, image = null, imageBefore = null, isRedacted = false } = entry;
    const names = new Map(shape.columns.map(({ databaseName, propertyName }) => [databaseName, propertyName]));
    const columns = only ? shape.columns.filter(({ databaseName }) => only.includes(databaseName)) : shape.columns;
    const gone = operation === 'DELETED';
    const [before, after] = gone ? [image, null] : [operation === 'CREATED' ? null : imageBefore, image];
    return {
      changedFields: (changedColumns ?? []).flatMap((column) => names.get(column) ?? []),
      changes: image ? fieldChangesOf({ ...shape, columns }, { changedColumns, before, after, isRedacted }) : [],
    };
  }

  /** The columns of a type that the log names; none where there is no such type any more. */
  private shapeOf(entityType: string): LoggedShape {
    const known = this.shapes.get(entityType);
    if (known) return known;
    const metadata = this.columns.models().find(({ targetName }) => targetName === entityType);
    const shape = metadata
      ? loggedShapeOf(metadata.target as ModelClass<object>, metadata.columns)
      : { columns: [], personal: new Set<string>() };
    this.shapes.set(entityType, shape);
    return shape;
  }
}
