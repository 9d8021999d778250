import type { Day } from "../../../../kernel/calendar.ts";
import { isEnterpriseNumber, isPersonNumber } from "../../../../kernel/identity.ts";

/** A number of this registry's own, `证150200202600000001`; it is none of GB/T 36904, whose text was not read. */
export const licenceNumber = (regionCode: string, from: Day, serial: number): string =>
  `证${regionCode}${from.slice(0, 4)}${String(serial).padStart(8, "0")}`;

/** Whether a holder's number has the form and check character of its kind. */
export const isHolderNumber = ({
  kind,
  number,
}: {
  readonly kind: "person" | "enterprise";
  readonly number: string;
}): boolean => (kind === "person" ? isPersonNumber(number) : isEnterpriseNumber(number));
