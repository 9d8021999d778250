/** The way into the ledger under a filter: there stand exactly the rows that were counted, as of the day of the page. */
export function ledgerLink(
  plan: string,
  filter: Readonly<Record<string, string>>,
  { asOf, past }: { readonly asOf: string; readonly past: boolean },
): string {
  return `/ledger?${new URLSearchParams({ plan, ...filter, ...(past ? { asOf } : {}) })}`;
}

/** A page of its own as of the day of the page. */
export const pageLink = (path: string, { asOf, past }: { readonly asOf: string; readonly past: boolean }) =>
  past ? `${path}?asOf=${asOf}` : path;
