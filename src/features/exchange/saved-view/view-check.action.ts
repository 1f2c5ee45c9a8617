import { Injectable } from '@nestjs/common';
import { TypeMetadataStorage } from '@nestjs/graphql';
import { getNamedType, type GraphQLInputObjectType } from 'graphql';
import { shown } from '../../../domain/foundation/text/shown.ts';
import { invalid, type Refusal } from '../../../domain/refusal.ts';
import { unmetDemands } from '../../../platform/access/requires-scope.ts';
import { CalendarReader } from '../../../platform/calendar/calendar.reader.ts';
import { complaintsOf } from '../../../platform/graphql/complaints.ts';
import { type FilteredList, filteredLists, type KeptFilter } from '../../../platform/graphql/kept-filters.ts';
import { idsIn, NamedThings } from '../../../platform/graphql/named-things.ts';
import { ShortKeys } from '../../../platform/graphql/short-keys.ts';
import { ItemShape } from '../../../platform/ingestion/item-shape.ts';
import { Faults } from '../../../platform/request/fault.ts';
import { currentCaller } from '../../../platform/request/request.ts';

/** Says what a list has against a filter and an order, in the words in which it says it of its own arguments. */
@Injectable()
export class ViewCheck {
  constructor(
    private readonly shape: ItemShape,
    private readonly shortKeys: ShortKeys,
    private readonly things: NamedThings,
    private readonly calendar: CalendarReader,
  ) {}

  /** Every complaint, at its place; none where the view can be used. */
  async refusals({ list: name, filter, orderBy }: KeptFilter): Promise<Refusal[]> {
    const readable = [...filteredLists(this.shape.schema)].filter(([, { field }]) => mayRead(field));
    const list = new Map(readable).get(name);
    if (!list) {
      const choices = readable.map(([each]) => each).sort();
      return [invalid(`list takes one of ${choices.join(', ')}, not ${shown(name)}.`, ['list'])];
    }
    if (orderBy !== null && list.orderBy === null)
      return [invalid(`orderBy takes nothing here: ${name} are always in one order.`, ['orderBy'])];
    const zone = await this.calendar.zone();
    return [
      ...(filter === null ? [] : await this.refusalsOf(name, 'filter', list.filter, filter, zone)),
      ...(orderBy === null || list.orderBy === null
        ? []
        : await this.refusalsOf(name, 'orderBy', list.orderBy, orderBy, zone)),
    ];
  }

  /** What stands against one of the arguments: its shape, then its rules, then ids that name nothing. */
  private async refusalsOf(
    list: string,
    argument: string,
    type: GraphQLInputObjectType,
    value: unknown,
    zone: string,
  ): Promise<Refusal[]> {
    const read = this.shape.read(type.name, value, zone);
    if ('faults' in read) return read.faults.map((fault) => ({ ...fault, path: [argument, ...fault.path] }));
    const input = TypeMetadataStorage.getInputTypesMetadata().find(({ name }) => name === type.name);
    if (!input) throw new Error(`${type.name} is described by no class.`);
    const complaints = complaintsOf(input.target as Parameters<typeof complaintsOf>[0], read.item, [argument]);
    return complaints.length > 0 ? complaints : this.nameless(list, argument, type, read.item);
  }

  private async nameless(
    list: string,
    argument: string,
    type: GraphQLInputObjectType,
    item: unknown,
  ): Promise<Refusal[]> {
    const { schema } = this.shape;
    const [withIds] = await this.shortKeys.replaceIn([[item, type]]);
    const typeOf = (name: string): string | null => this.things.typeOf(schema, `Query.${list}(${name})`, name);
    try {
      await this.things.check(schema, idsIn(withIds, type, [argument], typeOf) ?? []);
      return [];
    } catch (thrown) {
      if (!(thrown instanceof Faults)) throw thrown;
      return thrown.problems.map((problem) => ({ code: 'NOT_FOUND', ...problem }));
    }
  }
}

/** Whether the caller's key may ask for a list. */
const mayRead = (field: FilteredList['field']): boolean =>
  [field, getNamedType(field.type)].every((each) => unmetDemands(each, currentCaller().scopes).length === 0);
