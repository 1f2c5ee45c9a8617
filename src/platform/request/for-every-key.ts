import { Extensions } from '@nestjs/graphql';

/**
 * A field or a type that every key may ask for. The schema is refused where a type that holds text says neither this nor
 * which scope it takes.
 *
 * @param _reason why no scope guards it, for whoever reads the model
 */
export const ForEveryKey = (_reason: string) => Extensions({ demands: [] });
