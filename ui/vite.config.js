import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const islands = readdirSync(here('islands')).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
const styles = readdirSync(here('styles')).filter((name) => name.endsWith('.css'));

/*
 * Our ladder shares one audio rendition between all rungs (EXT-X-MEDIA). The light build of hls.js can't play that,
 * and the full one is 50 KB larger for things we don't use. So we build it from its sources with exactly our features.
 */
const hlsFeatures = {
  __VERSION__: JSON.stringify('1.7.4'),
  __USE_ALT_AUDIO__: 'true',
  __USE_EME_DRM__: 'false',
  __USE_SUBTITLES__: 'false',
  __USE_CMCD__: 'false',
  __USE_CONTENT_STEERING__: 'false',
  __USE_VARIABLE_SUBSTITUTION__: 'false',
  __USE_M2TS_ADVANCED_CODECS__: 'false',
  __USE_MEDIA_CAPABILITIES__: 'false',
  __USE_INTERSTITIALS__: 'false',
  __USE_IFRAMES__: 'false',
  __IN_WORKER__: 'false',
  __HLS_WORKER_BUNDLE__: 'undefined',
};

/** Our segments are fragmented MP4 and nothing else, so what takes apart other streams stays out: a fifth of the engine. */
const onlyMp4 = {
  name: 'only-mp4',
  enforce: 'pre',
  resolveId: (source, importer) =>
    importer?.endsWith('hls.js/src/demux/transmuxer.ts') && /(ts|aac|mp3|ac3-)demuxer$|mp4-remuxer$/.test(source) ? '\0no-demuxer' : undefined,
  load: (id) => (id === '\0no-demuxer' ? 'export default class { static probe() { return false; } }\nexport const AC3Demuxer = undefined;' : undefined),
};

/** What pdf.js reads by name when a book needs it: Chinese character maps, standard fonts, image decoders. */
const pdfData = {
  name: 'pdf-data',
  generateBundle() {
    for (const folder of ['cmaps', 'standard_fonts', 'wasm']) {
      const from = here(`node_modules/pdfjs-dist/${folder}`);
      for (const name of readdirSync(from)) {
        this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${name}`, source: readFileSync(`${from}/${name}`) });
      }
    }
  },
};

export default defineConfig({
  plugins: [onlyMp4, pdfData],
  appType: 'custom',
  logLevel: 'warn',
  publicDir: 'images',
  base: '/assets/',
  define: hlsFeatures,
  resolve: { alias: [{ find: /^hls\.js$/, replacement: here('node_modules/hls.js/src/hls.ts') }] },
  build: {
    assetsDir: '',
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    manifest: 'manifest.json',
    // What is loaded on demand needs nothing that its page hasn't loaded: lists of it would only weigh.
    modulePreload: false,
    target: ['chrome87', 'firefox78', 'safari14'],
    chunkSizeWarningLimit: 600,
    rollupOptions: { input: [...islands.map((name) => `islands/${name}`), ...styles.map((name) => `styles/${name}`)] },
  },
});
