import { Field, ObjectType } from '@nestjs/graphql';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { Column, Entity } from 'typeorm';
import { type Market, MARKETS } from '../../../domain/context/metric/metric-advice.ts';
import { RequiresScope } from '../../../platform/access/requires-scope.ts';
import { ArchivableRow, Node } from '../../../platform/database/row.model.ts';
import { Line } from '../../../platform/graphql/validators.ts';
import { countedConnectionOf } from '../../../platform/paging/connection.model.ts';
import { registerEnum } from '../../../platform/graphql/enum.ts';

/** Market of a product, as an enum. */
export const MarketEnum = registerEnum('Market', 'Market of a product: its buyers and its users.', MARKETS);

/** A product that customers use. Outcomes are set for it. */
@ObjectType({ implements: () => [Node] })
@Entity('product')
@RequiresScope('tree:read')
export class Product extends ArchivableRow implements Node {
  /** Name of the product, 1 to 200 characters. */
  @Column('text')
  @Line()
  name: string;

  /** Market of the product: its buyers and its users; null while not set. The advice on metrics depends on it. */
  @Column('text', { nullable: true })
  @Field(() => MarketEnum, { nullable: true })
  @IsOptional()
  @IsIn(Object.keys(MARKETS))
  market: Market | null;

  /** Whether the people who choose the product also use it; null while not set. If they do not, users' metrics come first. */
  @Column('boolean', { nullable: true })
  @Field(() => Boolean, { nullable: true })
  @IsOptional()
  @IsBoolean()
  choosersAreUsers: boolean | null;
}

/** One page of products. */
export const ProductConnection = countedConnectionOf<Product>(() => Product, 'Product');
