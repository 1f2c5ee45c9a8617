import { Injectable } from '@nestjs/common';
import { GraphQLID } from 'graphql';
import { nearest } from '../../../domain/foundation/text/nearest.ts';
import { cutShort, shown } from '../../../domain/foundation/text/shown.ts';
import { REFUSALS } from '../../../domain/refusal.ts';
import { LoggedFields } from '../../../platform/change-log/logged-fields.ts';
import type { Wanted } from '../../../platform/change-log/feed.reader.ts';
import { KnownIdsReader } from '../../../platform/database/known-ids.reader.ts';
import { ShortKeys } from '../../../platform/graphql/short-keys.ts';
import { idOf } from '../../../platform/id.ts';
import { Fault, Faults, type Problem } from '../../../platform/request/fault.ts';
import { currentCaller } from '../../../platform/request/request.ts';
import { ANCHORS, type ChangeFilterInput } from './change-filter.model.ts';
import { ReadableTypes } from './readable-types.ts';

/** A filter as it is asked of the log. */
export interface CheckedFilter extends Wanted {
  /** Names of the columns of which `changes` tells, by type; of all columns where it is null. */
  readonly columns: ReadonlyMap<string, readonly string[]> | null;
}

/** Checks a filter of changes, wherever it comes from, and says what it asks of the log. */
@Injectable()
export class ChangeFilterAction {
  constructor(
    private readonly types: ReadableTypes,
    private readonly fields: LoggedFields,
    private readonly ids: KnownIdsReader,
    private readonly shortKeys: ShortKeys,
  ) {}

  /**
   * What a filter asks for, within what the caller may read.
   *
   * @throws Fault FORBIDDEN where it names what the caller may not read
   * @throws Faults BAD_REQUEST for fields and ids that name nothing, a sentence each
   */
  async check(filter: ChangeFilterInput | null | undefined): Promise<CheckedFilter> {
    const { entityTypes, operations, fields } = filter ?? {};
    await this.refuseUnreadable(filter ?? {});
    const readable = await this.types.of(currentCaller().scopes);
    const types = readable.filter((type) => entityTypes?.includes(type) ?? true);
    const given = await this.namedIn(filter ?? {});
    const known = await Promise.all(given.map(({ type, id }) => this.ids.isKnown({ model: type, id })));
    const problems: Problem[] = [
      ...(fields ?? []).flatMap((field, at) => this.problemOf(field, at, types)),
      ...given.flatMap(({ name, type, given: id }, at) =>
        known[at] ? [] : [{ message: REFUSALS.NOT_FOUND.message({ type, id }, name), path: ['filter', name] }],
      ),
    ];
    if (problems.length > 0) throw new Faults('BAD_REQUEST', problems);
    return {
      types,
      operations: operations ? new Set(operations) : null,
      columns: fields ? this.columnsOf(types, fields) : null,
      belongsTo: given.map(({ anchor, id }) => ({ anchor, id })),
    };
  }

  /** What a filter names by an id, or by a short key that stands for one. */
  private async namedIn(filter: ChangeFilterInput) {
    const named = Object.entries(ANCHORS).flatMap(([name, { anchor, type }]) => {
      const given = filter[name as keyof typeof ANCHORS];
      return given === null || given === undefined ? [] : [{ name, anchor, type, given }];
    });
    const ids = await this.shortKeys.replaceIn(named.map(({ given }) => [given, GraphQLID] as const));
    return named.map((each, at) => ({ ...each, id: idOf(String(ids[at])) }));
  }

  private async refuseUnreadable(filter: ChangeFilterInput): Promise<void> {
    const { scopes } = currentCaller();
    const named = [
      ...(filter.entityTypes ?? []).map((type) => ({ type, by: `changes of ${type} take` })),
      ...Object.entries(ANCHORS).flatMap(([name, { type }]) =>
        filter[name as keyof typeof ANCHORS] ? [{ type, by: `${name} takes` }] : [],
      ),
    ];
    for (const { type, by } of named)
      for (const demand of await this.types.lackingFor(type, scopes))
        throw new Fault('FORBIDDEN', `The key lacks the scope ${demand.join(' or ')}, which ${by}.`);
  }

  /** What is wrong with the name of a field: none of the types has it. */
  private problemOf(field: string, at: number, types: readonly string[]): Problem[] {
    if (types.some((type) => this.fields.columnOf(type, field) !== undefined)) return [];
    const known = [...new Set(types.flatMap((type) => this.fields.fieldsOf(type)))].sort();
    const like = nearest(field, known);
    const meant = like === null ? (types.length === 1 ? ` It has ${known.join(', ')}.` : '') : ` Did you mean ${like}?`;
    const owners = types.length === 1 ? `${types[0] ?? ''} has` : 'none of the types has';
    return [
      {
        message: cutShort(
          `"fields" names ${shown(field)}, which ${types.length === 1 ? owners.replace('has', 'does not have') : owners}.${meant}`,
        ),
        path: ['filter', 'fields', String(at)],
      },
    ];
  }

  private columnsOf(types: readonly string[], fields: readonly string[]): ReadonlyMap<string, readonly string[]> {
    const of = (type: string): string[] => fields.flatMap((field) => this.fields.columnOf(type, field) ?? []);
    return new Map(types.map((type) => [type, of(type)]));
  }
}
