import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { firstPaintBudget } from "./scripts/web-budget.ts";

export default defineConfig({
  plugins: [react(), firstPaintBudget(450)],
  publicDir: "src/web/public",
  build: {
    outDir: "dist/web",
    // What government desks run; cssTarget follows it.
    target: "chrome88",
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
  server: { port: 8621, proxy: { "/api": "http://127.0.0.1:8620" } },
});
