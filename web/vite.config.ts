import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// SLUICE_SERVER names a running server, so that `npm run dev` shows its data.
const server = process.env.SLUICE_SERVER ?? 'http://127.0.0.1:8080';

// The server takes writes only from its own address; here the page comes from another.
const proxy = { '/api': { target: server, changeOrigin: true, headers: { origin: server } } };

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { host: '127.0.0.1', port: 5173, proxy },
  preview: { host: '127.0.0.1', port: 5174, proxy },
  build: {
    target: 'es2023',
    // The server's policy forbids data: scripts and the like; small files stay files.
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What a first load costs is measured by scripts/measure.mjs, compressed and as a whole.
    chunkSizeWarningLimit: 1000,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/test/setup.ts'],
    css: false,
    restoreMocks: true,
    // By itself it leaves a processor free: with two, that is half of the time.
    maxWorkers: '100%',
    // Not a measure of anything: the machines that run this are small and busy.
    testTimeout: 60_000,
  },
});
