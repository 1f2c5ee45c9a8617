import { Controller, Get, HttpCode, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { Readiness } from './readiness.ts';

/** For those who keep the service running. */
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process answers. */
  @Get('live')
  @HttpCode(200)
  @RouteConfig({ open: true })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can serve: the database answers and the process was not asked to stop. */
  @Get('ready')
  @RouteConfig({ open: true })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string }> {
    const obstacle = await this.readiness.obstacle();
    reply.code(obstacle ? 503 : 200);
    return { status: obstacle ?? 'ok' };
  }
}
