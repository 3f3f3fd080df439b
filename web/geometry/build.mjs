// Run by the build and before developing: node web/geometry/build.mjs
import { buildGeometry } from './geometry.ts';

buildGeometry();
