// Builds what is committed under src/onedoor/web/components/static/onedoor: `make assets`.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../src/onedoor/web/components/static/onedoor");
const modules = join(here, "node_modules");
const versions = JSON.parse(readFileSync(join(here, "package.json"), "utf8")).dependencies;

for (const name of ["onedoor", "staff"]) {
  const { css } = compile(join(here, `scss/${name}.scss`), { style: "compressed", loadPaths: [modules], quietDeps: true });
  // Leaflet's picture controls are not used, and hashed file names forbid links to files that are not there.
  const clean = css
    .replace(/^\uFEFF/, "")
    .replace(/[^{}]*\{[^{}]*url\((images\/|#default)[^{}]*\}/g, "");
  const banner = `/* Built by make assets from assets/scss/${name}.scss with govuk-frontend ${versions["govuk-frontend"]} (MIT). */\n`;
  writeFileSync(join(out, `${name}.css`), banner + clean + "\n");
}

mkdirSync(join(out, "vendor"), { recursive: true });
const withoutMap = (text) => text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
writeFileSync(
  join(out, "vendor/govuk-frontend.js"),
  `/* govuk-frontend ${versions["govuk-frontend"]}, MIT */\n` +
    withoutMap(readFileSync(join(modules, "govuk-frontend/dist/govuk/govuk-frontend.min.js"), "utf8")),
);
writeFileSync(
  join(out, "vendor/leaflet.js"),
  `/* leaflet ${versions.leaflet}, BSD-2-Clause */\n` +
    withoutMap(readFileSync(join(modules, "leaflet/dist/leaflet.js"), "utf8")),
);
copyFileSync(join(modules, "leaflet/LICENSE"), join(out, "vendor/leaflet-LICENSE.txt"));
