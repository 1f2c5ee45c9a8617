import { ObjectType } from '@nestjs/graphql';
import { Column, Entity } from 'typeorm';
import { Needs } from '../../platform/access/needs.ts';
import { Node, VersionedRow } from '../../platform/database/row.model.ts';
import { Line } from '../../platform/graphql/checks.ts';
import { connectionOf } from '../../platform/graphql/connection.model.ts';

/** Something that customers use, and that outcomes are sought for. */
@ObjectType({ implements: () => [Node] })
@Entity('product')
@Needs('tree:read')
export class Product extends VersionedRow implements Node {
  /** What the product is called, 1 to 200 characters. */
  @Column('text')
  @Line()
  name: string;
}

/** One page of products. */
export const ProductConnection = connectionOf<Product>(() => Product, 'Product');
