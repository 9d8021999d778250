import type { Day } from "../../../kernel/calendar.ts";

/** What the hidden sheet of a unit's workbook says of it, so that a returned file is recognised whatever its name. */
export type WorkbookKey = {
  readonly plan: string;
  readonly unit: string;
  readonly period: string;
  readonly madeOn: Day;
};

const MARK = "jiziwan-workbook/1";
const SEALED = /^jiziwan-workbook\/\d+ (\[.*\]) ([0-9a-f]{8})$/s;

/**
 * The key as the text of one cell. The sum guards against damage only: a forged key lets the office enter no more
 * than it may enter for any unit anyway, so nothing is signed.
 */
export function sealKey({ plan, unit, period, madeOn }: WorkbookKey): string {
  const body = JSON.stringify([plan, unit, period, madeOn]);
  return `${MARK} ${body} ${checksum(body)}`;
}

/** The key that a cell holds; null where it is damaged, undefined where the cell is no key at all. */
export function openKey(cell: string): WorkbookKey | null | undefined {
  if (!cell.startsWith(MARK.slice(0, MARK.indexOf("/") + 1))) return undefined;
  const [, body = "", sum] = SEALED.exec(cell) ?? [];
  if (sum === undefined || checksum(body) !== sum) return null;
  const [plan, unit, period, madeOn] = JSON.parse(body) as [string, string, string, string];
  return { plan, unit, period, madeOn };
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo 1991), over UTF-16 units. */
function checksum(text: string): string {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, "0");
}
