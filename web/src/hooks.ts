import type { Reroute } from '@sveltejs/kit/hooks';
import { isForm } from './lib/views/forms.ts';

/** The findings of a selection and single publications have files of their own. */
const ownFiles = /^\/evidence(?:\.|\/)/;

/** `/country/NGA.svg` is the view at `/country/NGA` as a file: an ending would else be taken for part of an id. */
export const reroute: Reroute = ({ url }) => {
  const [, view, form = ''] = /^\/(.+)\.(\w+)$/.exec(url.pathname) ?? [];
  const asked = form.toLowerCase();
  if (view === undefined || !isForm(asked) || ownFiles.test(url.pathname)) return undefined;
  return `/file/${asked}/${view}`;
};
