import { door } from "./accounts/web/door.tsx";
import { pages as accountsPages } from "./accounts/web/pages.ts";
import type { Page } from "./web/page.ts";

export { door };

/** Every page of every slice: taking a slice out of the web is taking its line out here. */
export const pages: readonly Page[] = [...accountsPages];
