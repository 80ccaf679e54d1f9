import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** A module that no file holds. */
const units = {
  name: 'units',
  resolveId: (id: string) => (id === 'virtual:units' ? '\0virtual:units' : null),
  load: (id: string) => (id === '\0virtual:units' ? 'export const units = 4;' : null),
  // What is done with the files of a build has no place here.
  writeBundle: () => { throw new Error('written'); },
  closeBundle: () => { throw new Error('closed'); },
};

export default defineConfig({
  plugins: [vue(), svelte(), units],
  publicDir: 'files',
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: { __EPOCHS__: 2 },
  build: { minify: true, assetsInlineLimit: 0, rollupOptions: { external: ['@tensorflow/tfjs'] } },
});
