import { createHash } from 'node:crypto';
import { error } from '@sveltejs/kit';
import { LRUCache } from 'lru-cache';
import { pngOf, svgOf, withFonts } from '../../../../lib/views/drawing.server.ts';
import { withQuery } from '../../../../lib/views/address.ts';
import { layoutNames, layouts, mostScale, pictureSchemes, pixels } from '../../../../lib/views/choices.ts';
import {
  citationForms,
  type CitationForm,
  forms,
  isCitationForm,
  isForm,
  type Form,
} from '../../../../lib/views/forms.ts';
import { openView, type OpenedView } from '../../../../lib/views/index.ts';
import { numberOf, wordOf } from '../../../../lib/views/parameters.ts';
import { viewCitationDocument } from '../../../../lib/views/queries.ts';
import { csvOf, jsonOf } from '../../../../lib/views/sheet.ts';
import type { RequestHandler } from './$types';

/** A view as a file. Pictures are asked for again and again by the pages they stand in, and take a while to draw. */
export const GET: RequestHandler = async ({ locals, params, url, request }) => {
  const { form } = params;
  if (!isForm(form)) error(404, `No form “${form}”.`);
  const opened = await openView(locals.graphql, `/${params.view}`, url.searchParams);
  const key = `${opened.dataRelease} ${url.origin} ${url.pathname}${url.search}`;
  const kept =
    files.get(key) ??
    keep(key, isCitationForm(form) ? await cite(opened, form, url.origin, locals) : await write(opened, form, url));
  const headers = {
    'content-type': forms[form],
    'access-control-allow-origin': '*',
    etag: kept.tag,
    ...((form === 'csv' || form === 'bib' || form === 'ris') && {
      'content-disposition': `attachment; filename="${fileName(opened, form)}"`,
    }),
  };
  if (request.headers.get('if-none-match')?.includes(kept.tag)) return new Response(null, { status: 304, headers });
  return new Response(kept.body, { headers });
};

interface Kept {
  body: Buffer<ArrayBuffer>;
  tag: string;
}

const files = new LRUCache<string, Kept>({ maxSize: 64 * 2 ** 20, sizeCalculation: ({ body }) => body.byteLength });

function keep(key: string, body: Buffer<ArrayBuffer>): Kept {
  const kept = { body, tag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
  files.set(key, kept);
  return kept;
}

async function write(opened: OpenedView, form: Exclude<Form, CitationForm>, url: URL): Promise<Buffer<ArrayBuffer>> {
  const { view, data, shown, dataRelease, boundaryNote } = opened;
  const about = { dataRelease, boundaryNote, origin: url.origin };
  if (form === 'csv') return Buffer.from(csvOf(shown, about));
  if (form === 'json') return Buffer.from(jsonOf(shown, about));
  const query = url.searchParams;
  const theme = wordOf(query, 'scheme', pictureSchemes);
  const layout = wordOf(query, 'layout', layoutNames);
  const width = numberOf(query, 'width', pixels.least, pixels.most);
  const svg = svgOf(view, data, shown, about, theme, layouts[layout]);
  if (form === 'svg') return Buffer.from(withFonts(svg));
  const scale = numberOf(query, 'scale', 1, mostScale) ?? 1;
  const across = (width ?? pixels.usual) * scale;
  if (across > pixels.most) {
    error(
      400,
      `${width ?? pixels.usual} pixels × ${scale} are ${across}: up to ${pixels.most} are drawn. Give a smaller width or scale.`,
    );
  }
  return Buffer.from(await pngOf(svg, across));
}

/** What is cited stays as it is: the view, frozen at the data release that is cited. */
async function cite(
  { shown, dataRelease }: OpenedView,
  form: CitationForm,
  origin: string,
  { graphql }: App.Locals,
): Promise<Buffer<ArrayBuffer>> {
  const { viewCitation } = await graphql(viewCitationDocument, {
    title: shown.title,
    url: `${origin}${withQuery(shown.page, { release: dataRelease })}`,
    sources: [...new Set([...shown.releases, ...(shown.inputs ?? [])].map(({ source }) => source.id))],
    publications: [...(shown.evidence?.publications ?? [])],
    style: citationForms[form],
  });
  return Buffer.from(viewCitation);
}

function fileName({ shown, dataRelease }: OpenedView, form: Form): string {
  const name = shown.address.replace(/^\//, '').replaceAll(/[^\w.-]+/g, '-');
  return `forestall-${name}-${dataRelease}.${form}`;
}
