/** ISO 7064 MOD 11-2, as in the citizen identity number: finds every single wrong digit and every swap of neighbours. */
function checkOf(digits: string): string {
  let sum = 0;
  for (const digit of digits) sum = ((sum + Number(digit)) * 2) % 11;
  const check = (12 - sum) % 11;
  return check === 10 ? "X" : String(check);
}

/** The number of a case: year, city of receipt, serial, check character, as `2026-150600-000123-7`. */
export function caseNumber(year: number, regionCode: string, serial: number): string {
  const digits = String(serial).padStart(6, "0");
  return `${year}-${regionCode}-${digits}-${checkOf(`${year}${regionCode}${digits}`)}`;
}

/** Whether a text is a number of a case that was not mistyped. */
export function isCaseNumber(text: string): boolean {
  const parts = /^(\d{4})-(\d{6})-(\d{6,})-([\dX])$/.exec(text);
  return parts !== null && checkOf(`${parts[1]}${parts[2]}${parts[3]}`) === parts[4];
}
