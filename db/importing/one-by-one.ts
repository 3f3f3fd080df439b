/**
 * The items of batches, one by one. An async generator would wait three times for every item, which of 400,000 rows takes
 * longer than reading them; this waits for a batch, and hands out what is in it.
 */
export function oneByOne<T>(batches: AsyncIterable<Iterable<T>>): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator](): AsyncIterator<T> {
      const outer = batches[Symbol.asyncIterator]();
      let inner: Iterator<T> | null = null;
      return {
        async next() {
          while (true) {
            const item = inner?.next();
            if (item && !item.done) return item;
            const batch: IteratorResult<Iterable<T>> = await outer.next();
            if (batch.done) return { done: true, value: undefined };
            inner = batch.value[Symbol.iterator]();
          }
        },
        async return() {
          inner?.return?.();
          await outer.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
