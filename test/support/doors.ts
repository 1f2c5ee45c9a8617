import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { RequestMethod } from '@nestjs/common';
import type { Doors } from '../../src/platform/http/door.ts';
import { root, sources } from '../architecture/house.ts';

/** A route with what it takes. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly isOpen: boolean;
  readonly doors: Doors | null;
}

interface Config {
  readonly open?: boolean;
  readonly doors?: Doors;
}

const MADE_OF = { path: 'path', method: 'method', config: '__fastify_route_config__' };

/** The routes of all controllers of the service, and those of GraphQL, which are of Apollo's making. */
export async function allRoutes(graphql: Doors): Promise<Route[]> {
  const files = sources('src').filter(({ path }) => path.endsWith('.controller.ts'));
  const modules: object[] = [];
  // One after the other: Jest links one module at a time.
  for (const { path } of files)
    modules.push((await import(pathToFileURL(join(root, 'dist', path.replace(/\.ts$/, '.js'))).href)) as object);
  const controllers = modules.flatMap((each) => Object.values(each) as { readonly prototype?: object }[]);
  const found = controllers.flatMap((controller) => routesOf(controller));
  const methods = Object.keys(graphql) as (keyof Doors)[];
  return [...found, ...methods.map((method) => ({ method, path: '/graphql', isOpen: false, doors: graphql }))];
}

function routesOf(controller: { readonly prototype?: object }): Route[] {
  const above = Reflect.getMetadata(MADE_OF.path, controller) as string | undefined;
  const { prototype } = controller;
  if (above === undefined || prototype === undefined) return [];
  const names = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
  return names.flatMap((name): Route[] => {
    const handler = (prototype as Record<string, unknown>)[name] as object;
    const path = Reflect.getMetadata(MADE_OF.path, handler) as string | undefined;
    if (path === undefined) return [];
    const method = RequestMethod[Reflect.getMetadata(MADE_OF.method, handler) as number] as Route['method'];
    const config = (Reflect.getMetadata(MADE_OF.config, handler) ?? {}) as Config;
    const whole = `/${above}/${path}`
      .replace(/\/+/g, '/')
      .replace(/(?<=.)\/$/, '')
      .replace(/:\w+/g, randomUUID());
    return [{ method, path: whole, isOpen: config.open ?? false, doors: config.doors ?? null }];
  });
}
