import type { EntityMetadata } from 'typeorm';
import type { ModelClass } from '../database/model-columns.ts';
import { entityTypeOf } from './entity-type.ts';
import type { Operation } from './operation.ts';
import { derivedOf, personalOf, subjectOf } from './personal.ts';
import { columnName, rowShapeOf } from './row-shape.ts';

/** What an entry tells of rows, and where it finds them. */
interface Entries {
  readonly operation: Operation;
  /** SQL of the names of the columns that changed; null where a row is new or gone. */
  readonly changed?: string;
  /** Tables of the statement: `written`, the rows as they now are, and `before` beside it where columns changed. */
  readonly from: string;
}

/** Names of the columns in which a row differs from what it was, those left out that follow from others. */
export const changedIn = (model: ModelClass<object>): string => {
  const passedOver = ['version', 'updated_at', ...derivedOf(model)].map((name) => `'${name}'`).join(', ');
  return `ARRAY(SELECT key FROM jsonb_each(to_jsonb(written)) AS now JOIN jsonb_each(to_jsonb(before)) AS was USING (key)
       WHERE now.value IS DISTINCT FROM was.value AND key NOT IN (${passedOver}) ORDER BY key)`;
};

/** The part of a statement that enters in the log what the statement wrote; parameters 2 to 7 name the author. */
export function entriesOf(model: ModelClass<object>, metadata: EntityMetadata, entries: Entries): string {
  const { operation, changed = 'NULL', from } = entries;
  const { names, versioned } = rowShapeOf(metadata);
  const personal = personalOf(model).filter(({ isLogged }) => !isLogged);
  const leftOut = [...personal.map(({ property }) => columnName(names, property)), ...derivedOf(model)];
  const subject = subjectOf(model);
  // A row that is gone has one version more, so that no two entries of a thing have the same.
  const version = operation === 'DELETED' ? 'written.version + 1' : 'written.version';
  return `INSERT INTO change_log (workspace_id, entity_type, entity_id, entity_version, operation, key_id, on_behalf_of_id, request_id, actor_name, origin, image, changed_columns, subject_id)
       SELECT $2::uuid, ${entityTypeOf(metadata, 'written')}, written.id, ${versioned ? version : '1'}, '${operation}', $3::uuid, $4::uuid, $5, $6, $7::text,
         to_jsonb(written)${leftOut.map((name) => ` - '${name}'`).join('')}, ${changed}, ${subject === null ? 'NULL::uuid' : `written.${columnName(names, subject)}`}
       FROM ${from}`;
}
