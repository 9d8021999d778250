import { afterEach, vi } from "vitest";

// Set up for every file: modules are loaded once per worker, so what one of them registers holds for its first file only.
if ("document" in globalThis) {
  const { cleanup } = await import("@testing-library/react");
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    localStorage.clear();
  });
}
