export default {
  appType: 'custom', publicDir: false, base: '/assets/',
  build: { assetsDir: '', manifest: 'manifest.json', modulePreload: { polyfill: false }, rollupOptions: { input: ['styles/app.css'] } },
};
