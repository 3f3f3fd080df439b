/** Text that Markdown shows as it is: every mark that could mean something is escaped, and lines become one. */
export function plainMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]()#+!|<>~]/g, '\\$&');
}

/** An address in angle brackets may hold anything but these. */
const address = (href: string) => `<${href.replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('\\', '%5C')}>`;

export function markdownPicture(picture: { sentence: string; src: string; href: string; caption: string }): string {
  const { sentence, src, href, caption } = picture;
  return `[![${plainMarkdown(sentence)}](${address(src)})](${address(href)})\n\n*${plainMarkdown(caption)}*\n`;
}
