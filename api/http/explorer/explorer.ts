import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { answer, answerTagged, plain, tagOf } from '../answer.ts';
import clientScript from './client.js?raw';
import { clientStyle } from './client-style.ts';
import { examples } from './examples.ts';

/** GraphiQL's editor sets styles on elements as it goes; everything else must come from this server. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const require = createRequire(import.meta.url);
/** Where the libraries lie; GraphiQL's exports do not name its browser build, so it is found beside the manifest. */
const packages = {
  react: require.resolve('react/package.json'),
  reactDom: require.resolve('react-dom/package.json'),
  graphiql: require.resolve('graphiql/package.json'),
};

interface Asset {
  name: string;
  content: string;
}

/** GraphiQL for people who come to `/graphql` with a browser, made of installed packages and nothing from elsewhere. */
export class Explorer {
  private made: { assets: ReadonlyMap<string, Asset>; html: string } | null = null;

  page(request: IncomingMessage, response: ServerResponse): void {
    const { html } = this.parts();
    answerTagged(request, response, 'text/html; charset=utf-8', html, {
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'public, max-age=0, must-revalidate',
      ETag: tagOf(html),
    });
  }

  asset(response: ServerResponse, name: string): void {
    const asset = this.parts().assets.get(name);
    if (!asset) return plain(response, 404, 'There is no such file.');
    answer(response, 200, TYPES[extname(name)] ?? 'text/plain; charset=utf-8', asset.content, {
      // The name changes with the content.
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  }

  /** Read when first asked for: most processes never are. */
  private parts() {
    if (this.made) return this.made;
    const styles = [
      hashed('graphiql.css', inPackage(packages.graphiql, 'graphiql.min.css')),
      hashed('explorer.css', clientStyle),
    ];
    const scripts = [
      hashed('react.js', inPackage(packages.react, 'umd/react.production.min.js')),
      hashed('react-dom.js', inPackage(packages.reactDom, 'umd/react-dom.production.min.js')),
      hashed('graphiql.js', inPackage(packages.graphiql, 'graphiql.min.js')),
      hashed('explorer.js', clientScript),
    ];
    this.made = {
      assets: new Map([...styles, ...scripts].map((one) => [one.name, one])),
      html: htmlOf(styles, scripts),
    };
    return this.made;
  }
}

function inPackage(manifest: string, path: string): string {
  return readFileSync(join(dirname(manifest), path), 'utf8');
}

function hashed(name: string, content: string): Asset {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  // A map that is not served would be asked for by every browser's tools.
  return { name: name.replace('.', `.${hash}.`), content: content.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n') };
}

function htmlOf(styles: Asset[], scripts: Asset[]): string {
  const at = ({ name }: Asset) => `/graphql/assets/${name}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Forestall: query the data</title>
<link rel="icon" href="data:,">
${styles.map((style) => `<link rel="stylesheet" href="${at(style)}">`).join('\n')}
</head>
<body>
<main id="explorer">
<noscript><p>The explorer needs JavaScript. The API does not: send queries to this address with POST, see <a href="/schema.graphql">the schema</a>.</p></noscript>
</main>
<script type="application/json" id="examples">${JSON.stringify(examples).replaceAll('<', '\\u003c')}</script>
${scripts.map((script) => `<script src="${at(script)}" defer></script>`).join('\n')}
</body>
</html>
`;
}
