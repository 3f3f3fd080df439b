import type { ErrorCode, YAMLParseError } from 'yaml';

/** What a writer most likely did where the text stops being YAML, and what to write instead. */
const mistakes: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: 'this line is not set in as far as the others of its group: use two spaces for each step',
  BLOCK_AS_IMPLICIT_KEY: 'a text with a colon and a space in it: put quotes around the text',
  BLOCK_IN_FLOW: 'a list or group on lines of its own inside brackets: close the bracket or write all of it in one way',
  DUPLICATE_KEY: 'this field is given twice in its group: keep one of the two',
  MISSING_CHAR: 'a quote, bracket, colon or comma is missing here or in a line above: add it',
  MULTILINE_IMPLICIT_KEY:
    'a field without its colon, or a text that runs on: write "field: value", and put a long text on the lines below ">-"',
  TAB_AS_INDENT: 'a tab at the beginning of a line: use two spaces for each step',
  MULTIPLE_DOCS: 'a line of three hyphens begins another document: write one entry a file',
  BAD_ALIAS: 'a text that begins with "*": put quotes around it',
  BAD_SCALAR_START: 'a text that begins with a sign of YAML, such as @ or `: put quotes around it',
  BAD_DQ_ESCAPE: 'a backslash inside double quotes: write two of them, or use single quotes',
  TAG_RESOLVE_FAILED: 'a text that begins with "!": put quotes around it',
};

/** The parser's own words where there are no better ones. */
export function explainYaml({ code, message }: YAMLParseError): string {
  const mistake = mistakes[code];
  return `not readable as YAML: ${mistake ?? `${message}: correct this line, or compare it with another file of this folder`}`;
}
