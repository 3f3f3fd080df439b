import { expect, it } from 'vitest';
import { views } from '../../web/src/lib/views/index.ts';
import { viewAddresses } from '../support/view-addresses.ts';

it('every view has an address that the tests visit, and its own example leads to it alone', () => {
  expect(Object.keys(viewAddresses).toSorted()).toEqual(views.map(({ id }) => id).toSorted());
  for (const { id, example } of views) {
    const [path = ''] = example.split('?');
    expect(views.filter((view) => view.path.test(path)).map((view) => view.id)).toEqual([id]);
  }
});
