import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../api/config.ts';
import { runData } from '../db/cli.ts';
import { yamlKinds } from '../db/kinds/schemas.ts';

const content = resolve(import.meta.dirname, '../db/content');
const stored = (name: string) => readFileSync(join(content, 'schemas', name), 'utf8');

describe('the JSON Schemas for editors', () => {
  it('are what “npm run data -- schemas” writes; if not: run it', async () => {
    const root = await mkdtemp(join(tmpdir(), 'forestall-schemas-'));
    expect(await runData(['schemas'], readConfig({}), root)).toBe(0);
    const written = readdirSync(join(root, 'db/content/schemas'));
    expect(written).toEqual(readdirSync(join(content, 'schemas')));
    expect(written).toHaveLength(Object.keys(yamlKinds).length + 1);
    for (const name of written) {
      expect(readFileSync(join(root, 'db/content/schemas', name), 'utf8'), name).toBe(stored(name));
    }
  });

  it.each(Object.entries(yamlKinds))('are named in the first line of every file of %s', async (folder, { name }) => {
    const files = await readdir(join(content, folder));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const [first] = (await readFile(join(content, folder, file), 'utf8')).split('\n', 1);
      expect(first, `${folder}/${file}`).toBe(`# yaml-language-server: $schema=../schemas/${name}.json`);
    }
  });

  it.each(Object.entries(yamlKinds))('read back from disk accept every file of %s', async (folder, { name }) => {
    const schema = z.fromJSONSchema(JSON.parse(stored(`${name}.json`)) as z.core.JSONSchema.JSONSchema);
    for (const file of await readdir(join(content, folder))) {
      const value: unknown = parse(await readFile(join(content, folder, file), 'utf8'));
      expect(schema.safeParse(value).error, `${folder}/${file}`).toBeUndefined();
    }
  });

  it('accept the examples of tables of one’s own, which name it in their first line', async () => {
    const examples = resolve(content, '../../docs/your-own-data');
    const schema = z.fromJSONSchema(JSON.parse(stored('own-table.json')) as z.core.JSONSchema.JSONSchema);
    const files = (await readdir(examples)).filter((name) => name.endsWith('.yaml'));
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) {
      const text = await readFile(join(examples, file), 'utf8');
      expect(text.split('\n', 1)).toEqual(['# yaml-language-server: $schema=../../db/content/schemas/own-table.json']);
      expect(schema.safeParse(parse(text)).error, file).toBeUndefined();
    }
  });

  it('refuse an unknown field, a missing one and a wrong word', () => {
    const schema = z.fromJSONSchema(JSON.parse(stored('publication.json')) as z.core.JSONSchema.JSONSchema);
    const file = join(content, 'publications/perito2014policestations.yaml');
    const value = parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    const { design, ...rest } = value;
    expect(design).toBeDefined();
    expect(schema.safeParse(value).success).toBe(true);
    expect(schema.safeParse({ ...value, colour: 'red' }).success).toBe(false);
    expect(schema.safeParse(rest).success).toBe(false);
    const findings = [{ recommendation: 'ssr.policing', direction: 'YES', outcome: 'coups', text: 'x', coders: 1 }];
    expect(schema.safeParse({ ...value, findings }).success).toBe(false);
  });
});
