/** The files a view is also given as, by the ending of its address: drawn, written and cited. */
export const forms = {
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  apa: 'text/plain; charset=utf-8',
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
  csl: 'application/vnd.citationstyles.csl+json; charset=utf-8',
} as const;

export type Form = keyof typeof forms;

/** Those that say how to cite a view, as the API names their styles. */
export const citationForms = { apa: 'APA', bib: 'BIBTEX', ris: 'RIS', csl: 'CSL_JSON' } as const;

export type CitationForm = keyof typeof citationForms;

export function isForm(text: string): text is Form {
  return Object.hasOwn(forms, text);
}

export function isCitationForm(form: Form): form is CitationForm {
  return Object.hasOwn(citationForms, form);
}
