import react from "@vitejs/plugin-react";
import { viteSingleFile } from "vite-plugin-singlefile";
import { defineConfig } from "vitest/config";

// One file is both the app and the report, so everything is inlined and nothing is fetched.
export default defineConfig({
  plugins: [react(), viteSingleFile({ removeViteModuleLoader: true })],
  build: {
    outDir: "../src/foedus/present/web/page",
    emptyOutDir: false,
    target: "es2022",
    rollupOptions: { input: "app.html" },
    reportCompressedSize: false,
  },
  // Tests read the facts of the shipped system, which lie beside the page.
  server: { proxy: { "/api": "http://127.0.0.1:8765" }, fs: { allow: [".."] } },
  test: { environment: "jsdom", include: ["test/**/*.test.{ts,tsx}"] },
});
