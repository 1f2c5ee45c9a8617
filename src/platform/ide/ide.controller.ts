import { Controller, Get, Header, Headers, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../config.ts';
import { isFromThisMachine } from '../http/loopback.ts';
import { IdeContent } from './ide-content.ts';
import { ideFile, ideFiles } from './ide-file.ts';
import { GUARDS, pageOf } from './page.ts';

/** The GraphQL IDE, for those who try things out. It loads nothing from elsewhere and works offline. */
@Controller()
export class IdeController {
  constructor(
    private readonly config: Config,
    private readonly content: IdeContent,
  ) {}

  /** The page. It holds a key only for a person who sits at this very machine. */
  @Get()
  @RouteConfig({ open: true })
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  async page(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    reply.headers(GUARDS);
    const { title, examples, knownId, localKey } = this.content;
    const key = isFromThisMachine(request, this.config.HOST) ? await localKey(this.config) : null;
    return pageOf(title, await ideFiles(), { key, examples, knownId });
  }

  /** One of the page's files. Its address holds the version, so a browser asks once. */
  @Get('ide/:name')
  @RouteConfig({ open: true })
  async file(
    @Param('name') name: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    const file = await ideFile(name);
    if (!file) throw new NotFoundException();
    const tag = `"${file.version}"`;
    reply.headers({ ...GUARDS, etag: tag, 'cache-control': 'public, max-age=31536000, immutable' });
    if (known === tag) {
      reply.code(304);
      return undefined;
    }
    reply.type(file.type);
    return file.bytes;
  }
}
