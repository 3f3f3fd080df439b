import type { Response } from 'playwright-core';
import { expect, inject } from 'vitest';
import { browse } from '../support/browse.ts';

/** An answer that the page asked the API for. */
interface Asked {
  method: string;
  query: string | null;
  status: number;
  tag: string | null;
  address: string;
}

function askedOf(response: Response): Asked {
  const url = new URL(response.url());
  return {
    method: response.request().method(),
    query: url.searchParams.get('query'),
    status: response.status(),
    tag: response.headers()['etag'] ?? null,
    address: response.url(),
  };
}

browse(
  'what our pages ask from the browser is known to the server by its hash before anybody sent it',
  async ({ open }) => {
    const page = await open('/?layer=lever.ssr.civilian-oversight&year=2023');
    const answers: Asked[] = [];
    page.on('response', (response) => {
      if (new URL(response.url()).pathname === '/graphql') answers.push(askedOf(response));
    });
    const asked = async () => {
      await expect.poll(() => answers.length).toBeGreaterThan(0);
      return answers.splice(0);
    };

    await page.goto(`${inject('site').address}/?layer=lever.ssr.civilian-oversight&year=2023&country=SDN`);
    await page.getByRole('complementary').getByRole('heading', { name: 'Before acting' }).waitFor();
    const lever = await asked();
    const box = page.locator('#search');
    await box.fill('Borno');
    await page.getByRole('option', { name: /Borno/ }).first().waitFor();
    const found = await asked();
    await page.getByRole('option', { name: /Borno/ }).first().click();
    await page.waitForURL(/country/);
    const led = await asked();

    for (const one of [...lever, ...found, ...led]) {
      expect(one).toMatchObject({ method: 'GET', query: null, status: 200, tag: expect.stringContaining('"') });
    }
  },
);
