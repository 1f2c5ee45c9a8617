import { Injectable } from '@nestjs/common';
import type { EntityMetadata } from 'typeorm';
import { ModelColumns, type ModelClass } from '../database/model-columns.ts';
import { allOf, anyOf, part, type SqlPart } from '../database/sql-part.ts';
import { currentCaller } from '../request/request.ts';
import { personalOf, type SubjectPath, subjectPathsOf } from './personal.ts';
import type { Row } from '../database/row.model.ts';

/** A person, as rows may name them. */
export interface SubjectNames {
  /** Ids of the person; several where records of the same person were joined. */
  readonly ids: readonly string[];
  /** Digests of what systems call the person. */
  readonly digests: readonly string[];
}

/** A model whose rows are about a person, and the condition by which `row` is about this one. */
export interface SubjectRows {
  readonly model: ModelClass<Row>;
  readonly where: SqlPart;
}

/** Knows by the marks of the models which rows are about a person. What is exported of a person, and what is removed, are these rows. */
@Injectable()
export class SubjectRowsReader {
  constructor(private readonly columns: ModelColumns) {}

  /** Every model with rows about persons, and which rows are about this person. Rows by which others are found come first: once they are locked, no other can be added. */
  of(person: SubjectNames): SubjectRows[] {
    return this.columns
      .models()
      .filter(({ tableType }) => tableType !== 'entity-child')
      .map(({ target }) => target as ModelClass<Row>)
      .filter((model) => subjectPathsOf(model).length > 0)
      .sort((one, other) => this.distance(one) - this.distance(other) || (one.name < other.name ? -1 : 1))
      .map((model) => ({ model, where: this.where(model, 'row', person) }));
  }

  /** Models whose rows hold something personal. */
  personal(): EntityMetadata[] {
    return this.columns.models().filter(({ target }) => personalOf(target as ModelClass<Row>).length > 0);
  }

  /** Number of models between a model and the person. */
  private distance(model: ModelClass<object>): number {
    const ofPaths = subjectPathsOf(model).map((path) => {
      const next = 'of' in path ? path.of : 'namedBy' in path ? path.namedBy : null;
      return next === null ? 0 : 1 + this.distance(this.named(next));
    });
    return Math.min(...ofPaths);
  }

  private where(model: ModelClass<object>, row: string, person: SubjectNames): SqlPart {
    const paths = subjectPathsOf(model).map((path, index) => this.along(path, model, row, `${row}_${index}`, person));
    return part`(${anyOf(paths)})`;
  }

  private along(
    path: SubjectPath,
    model: ModelClass<object>,
    row: string,
    alias: string,
    person: SubjectNames,
  ): SqlPart {
    const { workspaceId } = currentCaller();
    if ('digest' in path) return part`${() => this.column(model, row, path.digest)} = ANY(${person.digests}::text[])`;
    if (!('namedBy' in path) && !('of' in path))
      return part`${() => this.column(model, row, path.property)} = ANY(${person.ids}::uuid[])`;
    const other = this.named('namedBy' in path ? path.namedBy : path.of);
    const from = part`FROM ${() => `"${this.columns.metadata(other).tableName}" AS ${alias}`} WHERE ${() => alias}.workspace_id = ${workspaceId}`;
    const isAboutPerson = this.where(other, alias, person);
    if ('of' in path)
      return part`${() => this.column(model, row, path.property)} IN (SELECT ${() => alias}.id ${from} AND ${isAboutPerson})`;
    const names = this.column(other, alias, path.as);
    return allOf([
      part`${() => row}.id IN (SELECT ${() => names} ${from} AND ${isAboutPerson})`,
      path.only && part`NOT EXISTS (SELECT ${from} AND ${() => names} = ${() => row}.id AND NOT ${isAboutPerson})`,
    ]);
  }

  private named(name: string): ModelClass<object> {
    const found = this.columns.models().find(({ targetName }) => targetName === name);
    if (!found) throw new Error(`There is no model ${name}.`);
    return found.target as ModelClass<object>;
  }

  /** @throws Error when the model has no such property */
  private column(model: ModelClass<object>, row: string, property: string): string {
    const column = this.columns.metadata(model).findColumnWithPropertyName(property);
    if (!column) throw new Error(`${model.name} has no column ${property}.`);
    return `${row}."${column.databaseName}"`;
  }
}
