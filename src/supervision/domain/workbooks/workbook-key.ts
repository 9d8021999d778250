import type { Day } from "../../../kernel/calendar.ts";
import { checksum } from "../../../kernel/row-seal.ts";

/** What the hidden sheet of a unit's workbook says of it, so that a returned file is recognised whatever its name. */
export type WorkbookKey = {
  readonly plan: string;
  readonly unit: string;
  readonly period: string;
  readonly madeOn: Day;
  /** As the sheet prints it; null in workbooks of the first version. */
  readonly unitName: string | null;
};

const MARK = "jiziwan-workbook/2";
const SEALED = /^jiziwan-workbook\/\d+ (\[.*\]) ([0-9a-f]{8})$/s;

/**
 * The key as the text of one cell. The sum guards against damage only: a forged key lets the office enter no more
 * than it may enter for any unit anyway, so nothing is signed.
 */
export function sealKey({ plan, unit, period, madeOn, unitName }: WorkbookKey): string {
  const body = JSON.stringify([plan, unit, period, madeOn, unitName]);
  return `${MARK} ${body} ${checksum(body)}`;
}

/** The key that a cell holds; null where it is damaged, undefined where the cell is no key at all. */
export function openKey(cell: string): WorkbookKey | null | undefined {
  if (!cell.startsWith(MARK.slice(0, MARK.indexOf("/") + 1))) return undefined;
  const [, body = "", sum] = SEALED.exec(cell) ?? [];
  if (sum === undefined || checksum(body) !== sum) return null;
  const [plan, unit, period, madeOn, unitName = null] = JSON.parse(body) as [
    string,
    string,
    string,
    string,
    (string | null)?,
  ];
  return { plan, unit, period, madeOn, unitName };
}
