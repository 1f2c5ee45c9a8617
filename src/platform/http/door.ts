import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkText } from '../../domain/foundation/text/check-text.ts';
import { nearest } from '../../domain/foundation/text/nearest.ts';
import { shown } from '../../domain/foundation/text/shown.ts';
import { Fault } from '../request/fault.ts';
import { requestOf } from './authentication.ts';
import { contentEncodingOf } from './content-encoding.ts';
import { sendError } from './error-response.ts';
import { LINE_LIMITS, measureJson } from './json-size.ts';

/** What a parameter of an address takes: one of some words, a line of up to so many characters, or JSON; anything where nothing is said. */
export interface Parameter {
  readonly choices?: readonly string[];
  readonly mostCharacters?: number;
  readonly isJson?: boolean;
}

/** What a route takes by one method; everything else is refused before a byte of the body is read. */
export interface Door {
  /** Parameters of the address by their names; none where it is left out. */
  readonly parameters?: Readonly<Record<string, Parameter>>;
  /** Media types of the body; none where no body is read. */
  readonly bodies?: readonly string[];
}

/** What a route takes, by the method. */
export type Doors = Readonly<Partial<Record<'GET' | 'POST', Door>>>;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route takes. Every route that asks for a key says so. */
    readonly doors?: Doors;
  }
}

/** Says what a route of a controller takes. */
export const Takes = (doors: Doors): MethodDecorator => RouteConfig({ doors });

const UNSUPPORTED = 415;

/**
 * Checks every request in front of its route: parameters of the address, media type, charset and coding of the body. Comes
 * after authentication. @throws Error at start, where a route does not say what it takes
 */
export function checkAtDoors(server: FastifyInstance): void {
  const silent: string[] = [];
  server.addHook('onRoute', ({ config, method, url }) => {
    if (!config?.open && !config?.doors) silent.push(`${String(method)} ${url}`);
  });
  server.addHook('onReady', (done) => {
    done(silent.length > 0 ? new Error(`Say with @Takes what these take: ${silent.join(', ')}.`) : undefined);
  });
  server.addHook('onRequest', (http, reply, done) => {
    const { doors } = http.routeOptions.config;
    const door = doors?.[http.method === 'HEAD' ? 'GET' : (http.method as keyof Doors)];
    const wrong = door === undefined || http.is404 ? null : (wrongAddress(http, door) ?? wrongBody(http, door));
    if (wrong === null) {
      done();
      return;
    }
    void sendError(reply, new Fault('BAD_REQUEST', wrong.problem), requestOf(http).id, wrong.status);
  });
}

interface Wrong {
  readonly status: number;
  /** One sentence. */
  readonly problem: string;
}

const placeOf = ({ method, routeOptions: { url = '' } }: FastifyRequest): string => `${method} ${url}`;

/** What is wrong with the parameters of an address; null where nothing is. */
function wrongAddress(http: FastifyRequest, { parameters = {} }: Door): Wrong | null {
  const [, search = ''] = /\?(.*)$/s.exec(http.originalUrl) ?? [];
  const seen = new Set<string>();
  for (const part of search.split('&').filter(Boolean)) {
    const parameter = parameterOf(part);
    const problem =
      parameter === null
        ? `The address holds ${shown(part)}, which is no percent-encoded UTF-8.`
        : problemOf(parameter, parameters, seen, placeOf(http));
    if (problem !== null) return { status: 400, problem };
    seen.add(parameter?.name ?? '');
  }
  return null;
}

interface GivenParameter {
  readonly name: string;
  readonly value: string;
}

/** A parameter as it is written; null where it is no UTF-8. */
function parameterOf(part: string): GivenParameter | null {
  try {
    const [name = '', ...value] = part.split('=').map((each) => decodeURIComponent(each.replaceAll('+', ' ')));
    return { name, value: value.join('=') };
  } catch {
    return null;
  }
}

function problemOf(
  { name, value }: GivenParameter,
  known: Readonly<Record<string, Parameter>>,
  seen: ReadonlySet<string>,
  place: string,
): string | null {
  const names = Object.keys(known);
  if (!Object.hasOwn(known, name)) {
    const like = nearest(name, names);
    const meant = like === null ? '' : ` Did you mean ${like}?`;
    return `${place} takes ${names.length > 0 ? names.join(', ') : 'no parameters'} in its address, not ${shown(name)}.${meant}`;
  }
  if (seen.has(name)) return `${name} is given twice in the address: give it once.`;
  const { choices, mostCharacters: max, isJson = false } = known[name] ?? {};
  if (choices && !choices.includes(value)) return `${name} takes ${choices.join(' or ')}, not ${shown(value)}.`;
  const json = isJson ? measureJson(value, LINE_LIMITS) : null;
  if (json !== null && typeof json !== 'number') return `In ${name}: ${json.problem}`;
  const wrong = max === undefined ? null : checkText(value, { min: 1, max });
  return wrong === null ? null : `${name} ${wrong}.`;
}

/** What is wrong with how the body is said to come; null where nothing is, or none is read. */
function wrongBody(http: FastifyRequest, { bodies }: Door): Wrong | null {
  if (bodies === undefined) return null;
  const place = placeOf(http);
  const { 'content-type': contentType, 'content-encoding': coding } = http.headers;
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const problem = !bodies.includes(type)
    ? `${place} takes a body of ${bodies.join(', ')}, not ${type === '' ? 'one without Content-Type' : shown(type)}.`
    : !isUtf8(contentType)
      ? `${place} takes text in UTF-8 and in no other charset: convert it, and send Content-Type: ${type}; charset=utf-8, not ${shown(contentType)}.`
      : contentEncodingOf(coding) === null
        ? `${place} takes a body with gzip or as it is: content-encoding is gzip, identity or none, not ${shown(coding)}.`
        : null;
  return problem === null ? null : { status: UNSUPPORTED, problem };
}

/** Whether each charset that a content type names is UTF-8; ASCII is part of it. */
const isUtf8 = (contentType = ''): boolean =>
  [...contentType.matchAll(/;\s*charset\s*=\s*"?([^";]*)"?/gi)].every(([, charset = '']) =>
    /^(utf-?8|us-ascii)$/i.test(charset.trim()),
  );
