import { type DynamicModule, Module } from '@nestjs/common';
import { CONTROLLERS, ENTITIES, PROVIDERS } from './app.features.ts';
import { WORDS } from './app.words.ts';
import { ChangeLogModule } from './platform/change-log/change-log.module.ts';
import { FEATURE_PROVIDERS, HookWiring } from './platform/hook/hook-wiring.ts';
import { PlatformModule, type Start } from './platform/platform.module.ts';
import { RefetchModule } from './platform/refetch/refetch.module.ts';

/** The service: the platform, and whatever the features' files export. A feature is its folder; it is listed nowhere. */
@Module({})
export class AppModule {
  static start(start: Start): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.start(start, { entities: ENTITIES, ...WORDS }), ChangeLogModule, RefetchModule],
      controllers: CONTROLLERS,
      providers: [...PROVIDERS, { provide: FEATURE_PROVIDERS, useValue: PROVIDERS }, HookWiring],
    };
  }
}
