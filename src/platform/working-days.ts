import { isWorkday } from "chinese-days";
import type { IsWorkingDay } from "../kernel/working-days.ts";

/** Working days as the State Council published them; in a year without a notice yet, Monday to Friday. */
export const isWorkingDay: IsWorkingDay = (day) => isWorkday(day);
