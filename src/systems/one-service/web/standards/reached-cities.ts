import type { Sentence } from "../../../../kernel/error.ts";
import { say } from "../../../../kernel/fields.ts";

/** Why nobody of a city sees here what it is asked or bound by. */
export const NOBODY = say(
  "没有数据专员账号，收不到；请书面告知",
  "has no data officer with an account: tell them on paper",
);

/** How many cities must be told otherwise. */
export const notReached = (cities: number): Sentence =>
  say(
    `没有数据专员、须另行书面告知：${cities} 个市`,
    `Without a data officer, to be told on paper: ${cities}`,
  );
