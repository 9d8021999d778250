/**
 * An exact number. A `number` stands for the decimal that it prints as, and has at most {@link MOST_DIGITS} significant
 * digits: such decimals are told apart and ordered by their doubles, so that millions of them cost no more than floats.
 * Everything else is a quotient of two whole numbers in lowest terms with a positive denominator.
 */
export type Decimal = number | Quotient;
export type Quotient = { readonly over: bigint; readonly under: bigint };

/** Decimals of so many digits survive a double and back (IEEE 754, binary64). */
const MOST_DIGITS = 15;
/** Beyond this exponent a double is subnormal or infinite, and no longer tells them apart; nobody measures so much. */
const WIDEST_EXPONENT = 290;
/** More than anybody writes, and few enough for sums of millions of such numbers to stay quick. */
const LONGEST_WRITTEN = 60;

/** What nearly all numbers are: few digits and a point. */
const ORDINARY = /^\d{1,15}$|^(?=.{3,16}$)\d+\.\d+$/;
const WRITTEN = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

function greatestDivisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a, b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left < 0n ? -left : left;
}

function quotient(over: bigint, under: bigint): Quotient {
  const shared = greatestDivisor(over, under);
  const sign = under < 0n ? -1n : 1n;
  return { over: (sign * over) / shared, under: (sign * under) / shared };
}

const tenTo = (exponent: number): bigint => 10n ** BigInt(exponent);

function ofDigits(digits: string, exponent: number, negative: boolean): Quotient {
  const whole = BigInt(digits) * (negative ? -1n : 1n);
  return exponent >= 0 ? quotient(whole * tenTo(exponent), 1n) : quotient(whole, tenTo(-exponent));
}

function read(written: string, shift: number): Decimal | null {
  if (ORDINARY.test(written)) return Number(shift === 0 ? written : `${written}e${shift}`);
  const found = WRITTEN.exec(written);
  if (found === null || written.length > LONGEST_WRITTEN) return null;
  const [, sign, whole = "", fraction = "", power = "0"] = found;
  const digits = (whole + fraction).replace(/^0+/, "");
  if (whole + fraction === "") return null;
  if (digits === "") return 0;
  const exponent = Number(power) - fraction.length + shift;
  const significant = digits.replace(/0+$/, "").length;
  if (significant <= MOST_DIGITS && Math.abs(exponent) + digits.length <= WIDEST_EXPONENT)
    return Number(`${sign}${digits}e${exponent}`);
  return ofDigits(digits, exponent, sign === "-");
}

/**
 * A number as it is written: digits with at most one point, a sign before and an exponent behind (`.5`, `0.050`, `5E-05`).
 * `shift` moves the point to the right, as -3 turns micrograms into milligrams. Null: no such number, one longer than
 * 60 digits, or one of more than 290 before its point.
 */
export function parseDecimal(written: string, shift = 0): Decimal | null {
  const found = read(written, shift);
  return found === null ||
    typeof found === "number" ||
    found.over.toString().length - found.under.toString().length < WIDEST_EXPONENT
    ? found
    : null;
}

/** A number of the program's own, or as {@link parseDecimal} reads it. Throws where it is none. */
export function decimal(value: number | bigint | string): Decimal {
  if (typeof value === "bigint") return quotient(value, 1n);
  const parsed = read(String(value), 0);
  if (parsed === null) throw new RangeError(`no decimal: ${value}`);
  return parsed;
}

/** A decimal as the quotient that it is. */
export function exactly(value: Decimal): Quotient {
  if (typeof value !== "number") return value;
  const [, sign, whole = "", fraction = "", power = "0"] = WRITTEN.exec(String(value)) ?? [];
  if (whole === "") throw new RangeError(`no decimal: ${value}`);
  return ofDigits(whole + fraction, Number(power) - fraction.length, sign === "-");
}

/** Negative where `a` is less than `b`, positive where it is more, 0 where both are the same number. */
export function compare(a: Decimal, b: Decimal): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [exactly(a), exactly(b)];
  const difference = left.over * right.under - right.over * left.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function add(a: Decimal, b: Decimal): Quotient {
  const [left, right] = [exactly(a), exactly(b)];
  return quotient(left.over * right.under + right.over * left.under, left.under * right.under);
}

export function subtract(a: Decimal, b: Decimal): Quotient {
  const { over, under } = exactly(b);
  return add(a, { over: -over, under });
}

export function multiply(a: Decimal, b: Decimal): Quotient {
  const [left, right] = [exactly(a), exactly(b)];
  return quotient(left.over * right.over, left.under * right.under);
}

/** Throws where `b` is 0. */
export function divide(a: Decimal, b: Decimal): Quotient {
  const { over, under } = exactly(b);
  if (over === 0n) throw new RangeError("division by zero");
  return multiply(a, quotient(under, over));
}

export const half = (value: Decimal): Decimal => plainest(divide(value, 2));

/** Below this, whole doubles are exact, and so is the sum of two of them. */
const SAFE_SUM = 2 ** 52;
const PLAIN = /^-?\d+(?:\.\d+)?$/;

/** The sum; of nothing 0. Ten-powers are brought to one denominator once, and not with each number. */
export function sum(values: Iterable<Decimal>): Quotient {
  const sums = new Map<bigint, bigint>();
  const put = (over: bigint, under: bigint): void => void sums.set(under, (sums.get(under) ?? 0n) + over);
  /** Sums of plain numbers by their decimals, in units of the last one. */
  const small: number[] = [];
  for (const value of values) {
    const written = typeof value === "number" ? String(value) : "";
    if (!PLAIN.test(written)) {
      const { over, under } = exactly(value);
      put(over, under);
      continue;
    }
    const point = written.indexOf(".");
    const places = point < 0 ? 0 : written.length - point - 1;
    const units = Number(written.replace(".", ""));
    const before = small[places] ?? 0;
    if (Math.abs(before) < SAFE_SUM && Math.abs(units) < SAFE_SUM) small[places] = before + units;
    else put(exactly(value).over, exactly(value).under);
  }
  small.forEach((units, places) => put(BigInt(units), tenTo(places)));
  let all: Quotient = { over: 0n, under: 1n };
  for (const [under, over] of sums) all = add(all, quotient(over, under));
  return all;
}

/** The arithmetic mean, exactly. Throws where there is nothing to take it of. */
export const mean = (values: readonly Decimal[]): Quotient => divide(sum(values), values.length);

/** Rounded to `places` decimals, halves away from zero, in units of the last one: 1.005 at 2 is 101. */
export function roundHalfAway(value: Decimal, places = 0): bigint {
  const { over, under } = exactly(value);
  const scaled = (over < 0n ? -over : over) * tenTo(places);
  const rounded = (2n * scaled + under) / (2n * under);
  return over < 0n ? -rounded : rounded;
}

/** Digits behind which a remainder can only say on which side of the middle between two doubles a number lies. */
const TELLING_DIGITS = 40;

/** The double next to it: what JSON prints and charts draw. */
export function toNumber(value: Decimal): number {
  if (typeof value === "number") return value;
  const { over, under } = value;
  const size = over < 0n ? -over : over;
  const shift = Math.max(0, TELLING_DIGITS + under.toString().length - size.toString().length);
  const scaled = size * tenTo(shift);
  const rest = scaled % under === 0n ? "" : "1";
  return Number(`${over < 0n ? "-" : ""}${scaled / under}.${rest}e${-shift}`);
}

/** The same number, as a `number` where one stands for it: cheaper to keep and to compare. */
export function plainest(value: Decimal): Decimal {
  const parsed = parseDecimal(String(toNumber(value)));
  return typeof parsed === "number" && compare(exactly(parsed), value) === 0 ? parsed : value;
}
