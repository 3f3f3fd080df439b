/** The files a view is also given as, by the ending of its address. */
export const forms = {
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;

export type Form = keyof typeof forms;

export function isForm(text: string): text is Form {
  return Object.hasOwn(forms, text);
}
