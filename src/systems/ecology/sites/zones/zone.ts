/** Zones of the reserve as they were uploaded last; `approval`: the 审图号 that the file names. */
export type ZoneSet = {
  readonly id: string;
  readonly fileName: string;
  readonly approval: string | null;
  readonly sample: boolean;
  readonly addedAt: string;
  readonly addedBy: string;
  readonly zones: readonly { readonly name: string; readonly areaM2: number }[];
};
