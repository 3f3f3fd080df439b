import { expect, it } from 'vitest';
import { howFar } from '../db/progress.ts';

it('an import under way tells its rate and the time left, where the length of the file is known', () => {
  expect(howFar(120_000, 0.3, 3000)).toBe('120,000 figures, 40,000 a second, 30% read, about 7 s left');
  expect(howFar(120_000, 0.01, 3000)).toBe('120,000 figures, 40,000 a second, 1% read, about 5 min left');
  expect(howFar(120_000, 1, 3000)).toBe('120,000 figures, 40,000 a second, 100% read, now the database compares');
  expect(howFar(120_000, null, 3000)).toBe('120,000 figures, 40,000 a second');
  expect(howFar(0, 0, 0)).toBe('0 figures, 0 a second');
});
