import { createRequire } from 'node:module';

/** A person or a body as citation-js takes it. */
export interface NameVariable {
  family?: string;
  given?: string;
  literal?: string;
}

/** CSL-JSON as citation-js takes it. Its own input parsers, which may fetch, are never called. */
export type CslVariables = Record<
  string,
  string | number | NameVariable[] | { 'date-parts'?: (string | number)[][] } | undefined
>;

export interface BibtexEntry {
  type: string;
  properties: Record<string, string>;
}

/** One value for each tag, or several for a tag that repeats. */
export type RisFields = Record<string, string | number | (string | number)[]>;

/** The part of @citation-js/core that we call; its own types know no RIS and answer `any` elsewhere. */
interface Plugins {
  output: {
    format(name: 'bibliography', items: CslVariables[], options: { style: string; lang: string }): string;
    format(name: 'bibtex', items: CslVariables[], options: { format: 'object' }): BibtexEntry[];
    format(name: 'ris', items: CslVariables[], options: { format: 'object'; spec: 'new' }): RisFields[];
  };
  config: {
    get(ref: '@csl'): { styles: { get(name: string): string; add(name: string, style: string): void } };
    get(ref: '@bibtex'): {
      constants: { fieldTypes: Record<string, [list: string, value: string]> };
      format: { asciiOnly: boolean };
      types: { bibtex: { target: Record<string, string> } };
    };
  };
}

export const APA_LIST = 'apa-list';

const require = createRequire(import.meta.url);
let loaded: Plugins['output'] | undefined;

/** Loaded at the first citation: it costs 45 ms and 24 MB that most starts of the server have no use for. */
export function citationJs(): Plugins['output'] {
  loaded ??= load();
  return loaded;
}

function load(): Plugins['output'] {
  const { plugins }: { plugins: Plugins } = require('@citation-js/core');
  require('@citation-js/plugin-csl');
  require('@citation-js/plugin-bibtex');
  require('@citation-js/plugin-ris');
  const { styles } = plugins.config.get('@csl');
  styles.add(APA_LIST, listOnly(styles.get('apa')));
  const bibtex = plugins.config.get('@bibtex');
  // To ASCII it would drop every letter that its table does not know.
  bibtex.format.asciiOnly = false;
  // A chapter with a title of its own; @inbook has no booktitle.
  bibtex.types.bibtex.target.chapter = 'incollection';
  // As titles they get braces around every capital but the first word's, and around half of a word such as Peña.
  for (const field of ['title', 'booktitle', 'series']) {
    bibtex.constants.fieldTypes[field] = ['field', 'literal'];
  }
  return plugins.output;
}

/**
 * The style without its sort keys and its citations in running text, as we print one reference at a time:
 * the engine writes out every macro wherever it is used, and compiling all of APA takes 450 ms and 200 MB, this 45 ms and 12.
 */
function listOnly(style: string): string {
  return style
    .replaceAll(/<sort>.*?<\/sort>/gs, '')
    .replace(/<citation[\s>].*?<\/citation>/s, '<citation><layout><text variable="title"/></layout></citation>');
}
