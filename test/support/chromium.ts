import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { chromium, type BrowserServer } from 'playwright-core';

const cache = resolve(import.meta.dirname, '../../node_modules/.cache');
const unpacked = join(cache, 'chromium');

const withWebGL = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  // Without a real graphics card the page around the map is drawn faster by the processor than through software WebGL.
  '--disable-gpu-rasterization',
];
const withoutWebGL = ['--disable-gpu', '--disable-3d-apis'];

/** The package's own settings look for fonts where Amazon's functions have them. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${unpacked}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${unpacked}/fonts-cache</cachedir>
</fontconfig>
`;

/**
 * A headless Chromium that test files connect to: the one of CHROMIUM_PATH, else the one that comes as a package and
 * needs nothing installed.
 */
export async function launchChromium({ webgl }: { webgl: boolean }): Promise<BrowserServer> {
  const args = ['--no-sandbox', '--font-render-hinting=none', ...(webgl ? withWebGL : withoutWebGL)];
  if (process.env.CHROMIUM_PATH) return chromium.launchServer({ executablePath: process.env.CHROMIUM_PATH, args });
  if (!existsSync(unpacked)) await unpack();
  return chromium.launchServer({
    executablePath: join(unpacked, 'chromium'),
    args,
    // Its own libraries and fonts, so that it starts on a bare machine and measures text alike on every one.
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(unpacked, 'al2023/lib'),
      FONTCONFIG_PATH: join(unpacked, 'fonts'),
    },
  });
}

/**
 * The package unpacks into the system's temporary directory, where a half-written copy would pass for a whole one, and
 * brings its libraries along only where it believes to be on Amazon's functions. Both are told by the environment.
 */
async function unpack(): Promise<void> {
  const making = join(cache, `chromium-${process.pid}`);
  await mkdir(making, { recursive: true });
  const restore = setEnvironment({ TMPDIR: making, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' });
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    await packaged.executablePath();
    await writeFile(join(making, 'fonts/fonts.conf'), fontSettings);
    await rename(making, unpacked);
  } finally {
    restore();
    await rm(making, { recursive: true, force: true });
  }
}

function setEnvironment(wanted: Record<string, string>): () => void {
  const before = { ...process.env };
  Object.assign(process.env, wanted);
  return () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  };
}
