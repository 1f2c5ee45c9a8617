import type { Type } from '@nestjs/common';
import { CONTROLLER_WATERMARK, INJECTABLE_WATERMARK } from '@nestjs/common/constants.js';
import { RESOLVER_TYPE_METADATA, SCALAR_NAME_METADATA } from '@nestjs/graphql';
import { getMetadataArgsStorage } from 'typeorm';
import { FILES } from './app.files.ts';
import { GROUPS } from './app.groups.ts';
import { nameEntityTypes } from './platform/change-log/change.model.ts';
import { Row } from './platform/database/row.model.ts';

/** Marks that Nest's decorators leave on classes that it makes. */
const PROVIDED = [INJECTABLE_WATERMARK, RESOLVER_TYPE_METADATA, SCALAR_NAME_METADATA];

const groupAt = (path: string): number => GROUPS.findIndex((group) => path.startsWith(`${group}/`));
const isClass = (thing: unknown): thing is Type => typeof thing === 'function' && 'prototype' in thing;

/** Every class that the features' files export, in the order of their groups and paths. */
const classes: readonly Type[] = [
  ...new Set(
    FILES.toSorted((one, other) => groupAt(one.path) - groupAt(other.path)).flatMap(({ exported }) =>
      Object.values(exported).filter(isClass),
    ),
  ),
];
const tables = new Set(getMetadataArgsStorage().tables.map(({ target }) => target));

/** Controllers of the features. */
export const CONTROLLERS = classes.filter((each) => Reflect.hasMetadata(CONTROLLER_WATERMARK, each));

/** Whatever else of the features Nest makes: stores, readers, actions, mutations, resolvers, hooks. */
export const PROVIDERS = classes.filter(
  (each) => !CONTROLLERS.includes(each) && PROVIDED.some((mark) => Reflect.hasMetadata(mark, each)),
);

/** Every model that has a table. */
export const ENTITIES = classes.filter((each) => tables.has(each));

// Of models that share a table, the log names the one that a row is of, and not the one that they extend.
const shared = new Set(getMetadataArgsStorage().inheritances.map(({ target }) => target));
nameEntityTypes(ENTITIES.filter((each) => each.prototype instanceof Row && !shared.has(each)));
