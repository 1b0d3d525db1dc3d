// Builds each island into ../static/built, and puts what is shipped beside it with its licences.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const shippedTo = process.env.ISLANDS_OUT ?? here("../static"); // the check builds elsewhere and compares
const outDir = `${shippedTo}/built`;
const islands = ["timeline", "network", "matrix", "selecting", "reviewing"];
const shipped = [
  ["echarts", ["LICENSE", "NOTICE"]],
  ["zrender", ["LICENSE"]],
  ["tslib", ["LICENSE.txt"]],
  ["htmx.org", ["LICENSE"]],
];

function licence([name, files]) {
  const { version, license } = JSON.parse(readFileSync(here(`node_modules/${name}/package.json`), "utf8"));
  const texts = files.map((file) => readFileSync(here(`node_modules/${name}/${file}`), "utf8").trim());
  return [`${name} ${version} (${license})`, ...texts].join("\n\n");
}

const vendoring = {
  name: "vendoring",
  closeBundle() {
    copyFileSync(here("node_modules/htmx.org/dist/htmx.min.js"), `${shippedTo}/htmx.min.js`);
    const line = `\n\n${"=".repeat(78)}\n\n`;
    const head = "What is shipped in this folder and in ../htmx.min.js that others wrote, with their licences.";
    writeFileSync(`${outDir}/LICENSES.txt`, `${[head, ...shipped.map(licence)].join(line)}\n`);
  },
};

export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [vendoring],
  build: {
    outDir,
    emptyOutDir: true,
    target: "es2022",
    sourcemap: false,
    modulePreload: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: Object.fromEntries(islands.map((name) => [name, here(`src/${name}.ts`)])),
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "parts/[name]-[hash].js",
        assetFileNames: "[name][extname]",
        codeSplitting: {
          groups: [{ name: "echarts", test: /node_modules/ }],
        },
      },
    },
  },
});
