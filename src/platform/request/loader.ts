import DataLoader from 'dataloader';
import { currentRequest } from './request.ts';

/**
 * Gathers what the fields of an answer ask for and loads it at once. Belongs to the request that makes it: a list that
 * is filled over several turns is gathered whole, so that its length never decides how many statements run.
 */
export class Loader<Key, Value, CacheKey = Key> extends DataLoader<Key, Value, CacheKey> {
  constructor(
    load: DataLoader.BatchLoadFn<Key, Value>,
    options: Pick<DataLoader.Options<Key, Value, CacheKey>, 'cacheKeyFn'> = {},
  ) {
    const { progress: progress } = currentRequest();
    super(load, {
      ...options,
      batchScheduleFn: (dispatch) => {
        progress.whenFilled(dispatch);
      },
    });
  }
}
