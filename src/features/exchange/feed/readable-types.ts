import { Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLNamedType, isInterfaceType, isObjectType } from 'graphql';
import type { Scope } from '../../../domain/scope.ts';
import { type Demand, type SchemaMarks, unmetDemands } from '../../../platform/access/requires-scope.ts';
import { EntityTypeEnum } from '../../../platform/change-log/change.model.ts';
import { ForeignKeysReader } from '../../../platform/change-log/foreign-keys.reader.ts';
import { subjectPathsOf } from '../../../platform/change-log/personal.ts';
import { ModelColumns, type ModelClass } from '../../../platform/database/model-columns.ts';

/** What a type takes that the API shows nowhere by itself and that tells of a person: only an export has its rows. */
const ONLY_EXPORTED: readonly Demand[] = [['admin']];

/**
 * Knows which types of changes a key may read: those that it may read in the schema. What the API shows only as a part of
 * others takes what all of those take that it names.
 */
@Injectable()
export class ReadableTypes {
  private demands: Promise<ReadonlyMap<string, readonly Demand[]>> | null = null;

  constructor(
    private readonly schemas: GraphQLSchemaHost,
    private readonly columns: ModelColumns,
    private readonly foreignKeys: ForeignKeysReader,
  ) {}

  /** Names of the types that a key with these scopes may read. */
  async of(scopes: ReadonlySet<Scope>): Promise<string[]> {
    return [...(await this.known())].filter(([, demands]) => isMet(demands, scopes)).map(([type]) => type);
  }

  /** Scopes that a key lacks for changes of a type, each a list of which it needs one. */
  async lackingFor(type: string, scopes: ReadonlySet<Scope>): Promise<readonly Demand[]> {
    const demands = (await this.known()).get(type) ?? marksOf(this.schemas.schema.getType(type))?.demands ?? [];
    return unmetDemands({ extensions: { demands } }, scopes);
  }

  private known(): Promise<ReadonlyMap<string, readonly Demand[]>> {
    this.demands ??= this.read().catch((fault: unknown) => {
      this.demands = null;
      throw fault;
    });
    return this.demands;
  }

  private async read(): Promise<ReadonlyMap<string, readonly Demand[]>> {
    const keys = await this.foreignKeys.all();
    const models = this.columns.models();
    return new Map(
      Object.values(EntityTypeEnum).map((type): [string, readonly Demand[]] => {
        const own = marksOf(this.schemas.schema.getType(type));
        if (own) return [type, own.demands ?? []];
        const model = models.find(({ targetName }) => targetName === type);
        if (!model || subjectPathsOf(model.target as ModelClass<object>).length > 0) return [type, ONLY_EXPORTED];
        const targets = new Set(keys.filter(({ table }) => table === model.tableName).map(({ target }) => target));
        const whole = models.filter(({ tableName }) => targets.has(tableName));
        const demands = whole.flatMap(
          ({ targetName }) => marksOf(this.schemas.schema.getType(targetName))?.demands ?? [],
        );
        return [type, demands.length > 0 ? demands : ONLY_EXPORTED];
      }),
    );
  }
}

/** What stands in the schema about a type of things; undefined where there is none, whatever else has the name. */
const marksOf = (type: GraphQLNamedType | undefined): SchemaMarks | undefined =>
  isObjectType(type) || isInterfaceType(type) ? (type.extensions as SchemaMarks) : undefined;

const isMet = (demands: readonly Demand[], scopes: ReadonlySet<Scope>): boolean =>
  unmetDemands({ extensions: { demands } }, scopes).length === 0;
