// What several parties owe each other over all their agreements, settled with the fewest payments between any two.

/** Posted entries of one account: positive is what it receives over all. */
export type Balance = { readonly account: string; readonly netFen: number };

export type Transfer = { readonly from: string; readonly to: string; readonly amountFen: number };

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const largestFirst = (a: Balance, b: Balance): number =>
  Math.abs(b.netFen) - Math.abs(a.netFen) || inOrder(a.account, b.account);

/**
 * Payments that bring every balance to zero: the largest debtor pays the largest creditor, again and again, so that of n
 * parties at most n − 1 pay. Balances add up to zero; amounts are whole fen. The same whatever the order of the balances.
 */
export function transfersOf(balances: readonly Balance[]): Transfer[] {
  const left = balances.filter(({ netFen }) => netFen !== 0).map((each) => ({ ...each }));
  if (left.reduce((sum, { netFen }) => sum + netFen, 0) !== 0) throw new Error("balances add up to zero");
  const transfers: Transfer[] = [];
  for (;;) {
    const sorted = left.filter(({ netFen }) => netFen !== 0).toSorted(largestFirst);
    const [debtor, creditor] = [
      sorted.find(({ netFen }) => netFen < 0),
      sorted.find(({ netFen }) => netFen > 0),
    ];
    if (debtor === undefined || creditor === undefined) return transfers;
    const amountFen = Math.min(-debtor.netFen, creditor.netFen);
    debtor.netFen += amountFen;
    creditor.netFen -= amountFen;
    transfers.push({ from: debtor.account, to: creditor.account, amountFen });
  }
}

/** What one of two parties owes the other by all postings of a settlement; null where nothing is owed. */
export function owedOf({
  postings,
  sides: { upstream, downstream },
}: {
  readonly postings: readonly {
    readonly entries: readonly {
      readonly account: string;
      readonly debitFen: number;
      readonly creditFen: number;
    }[];
  }[];
  readonly sides: {
    readonly upstream: { readonly name: string };
    readonly downstream: { readonly name: string };
  };
}): { readonly payer: string; readonly payee: string; readonly fen: number } | null {
  const fen = postings
    .flatMap(({ entries }) => entries)
    .filter(({ account }) => account === upstream.name)
    .reduce((sum, { debitFen, creditFen }) => sum + creditFen - debitFen, 0);
  if (fen === 0) return null;
  const [payer, payee] = fen > 0 ? [downstream, upstream] : [upstream, downstream];
  return { payer: payer.name, payee: payee.name, fen: Math.abs(fen) };
}
