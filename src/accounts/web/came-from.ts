/** Where to go on after signing in: the page that asked for it, and only one of ours. */
export function cameFrom(search: string, origin: string): string {
  const from = new URLSearchParams(search).get("from") ?? "/";
  try {
    const url = new URL(from, origin);
    return url.origin === origin ? url.pathname + url.search + url.hash : "/";
  } catch {
    return "/";
  }
}

/** Under which a tab keeps that address while the browser is at an identity provider. */
export const CAME_FROM = "jiziwan.came-from";
