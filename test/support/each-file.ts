import { afterAll, afterEach, vi } from "vitest";

// Set up for every file: modules are loaded once per worker, so what one of them registers holds for its first file
// only, and what a file leaves behind meets the next.
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});
if ("document" in globalThis) {
  const { cleanup } = await import("@testing-library/react");
  afterEach(() => {
    cleanup();
    vi.unstubAllGlobals();
    localStorage.clear();
    sessionStorage.clear();
    // What chose a language says so to the whole document, which the next file gets too.
    document.documentElement.removeAttribute("lang");
  });
}
