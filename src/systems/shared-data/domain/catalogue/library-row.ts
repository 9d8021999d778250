import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import type { RecordHistory } from "../../../../kernel/record.ts";
import type { LibraryContent, LibrarySort, LibraryState, LibraryStatus, ShownPart } from "./library.ts";

export type LibraryRow = Pick<
  LibraryContent,
  "name" | "purpose" | "unitName" | "regionCode" | "themeClass" | "until"
> & {
  readonly id: string;
  readonly sort: LibrarySort;
  readonly status: LibraryStatus;
  readonly resources: number;
  readonly items: number;
  readonly versions: number;
  readonly sample: boolean;
};

/** A library as its page shows it; `shown` is what the version in force shows, or the draft where none is published. */
export type LibraryDetail = {
  readonly id: string;
  readonly version: number;
  readonly sample: boolean;
  readonly state: LibraryState;
  readonly shown: readonly ShownPart[];
  readonly history: readonly RecordHistory[];
  readonly actor: ActingFor;
  readonly day: Day;
};
