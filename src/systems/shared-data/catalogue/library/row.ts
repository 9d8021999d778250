import type { Opened } from "../../../../kernel/record.ts";
import type {
  LibraryContent,
  LibraryEnd,
  LibrarySort,
  LibraryState,
  LibraryStatus,
  ShownPart,
} from "./kind.ts";

export type LibraryRow = Pick<
  LibraryContent,
  "name" | "purpose" | "unitName" | "regionCode" | "themeClass" | "until"
> & {
  readonly id: string;
  readonly sort: LibrarySort;
  readonly end: LibraryEnd;
  readonly status: LibraryStatus;
  readonly resources: number;
  readonly items: number;
  readonly versions: number;
  readonly sample: boolean;
};

/** A library as its page shows it; `shown` is what the version in force shows, or the draft where none is published. */
export type LibraryDetail = Opened<LibraryState> & { readonly shown: readonly ShownPart[] };
