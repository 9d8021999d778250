import { useState } from "react";
import type { Paging } from "./pages.tsx";

const SIZE = 20;

/** Rows that the page holds already, page by page where they are many. */
export function usePaged<Row>(rows: readonly Row[]): {
  readonly rows: readonly Row[];
  readonly paging?: Paging;
} {
  const [asked, setAsked] = useState({ page: 1, size: SIZE });
  if (rows.length <= SIZE) return { rows };
  // Rows that went meanwhile leave no page empty.
  const page = Math.min(asked.page, Math.ceil(rows.length / asked.size));
  return {
    rows: rows.slice((page - 1) * asked.size, page * asked.size),
    paging: {
      ...asked,
      page,
      total: rows.length,
      onChange: (to, size) => setAsked({ page: to, size }),
    },
  };
}
