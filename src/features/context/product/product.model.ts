import { Field, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { type Market, MARKETS } from '../../../domain/context/metric/metric-advice.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { Node, VersionedRow } from '../../../platform/database/row.model.ts';
import { Line } from '../../../platform/graphql/validators.ts';
import { connectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

const MarketEnum = registerEnum('Market', 'Who buys a product, and who uses it.', MARKETS);

/** Something that customers use, and that outcomes are sought for. */
@ObjectType({ implements: () => [Node] })
@Entity('product')
@RequiresScope('tree:read')
export class Product extends VersionedRow implements Node {
  /** What the product is called, 1 to 200 characters. */
  @Column('text')
  @Line()
  name: string;

  /** Who buys it, and who uses it; null while nobody said. Decides which metrics are advised. */
  @Column('text', { nullable: true })
  @Field(() => MarketEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(MARKETS))
  market: Market | null;

  /** Whether those who choose the product are those who use it; null while nobody said. Where they are not, users' metrics come first. */
  @Column('boolean', { nullable: true })
  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  choosersAreUsers: boolean | null;
}

/** One page of products. */
export const ProductConnection = connectionOf<Product>(() => Product, 'Product');
