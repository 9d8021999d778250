/** Two units whose names say the same once abbreviations are written out; `via` is that common form. */
export type MergeSuggestion = {
  readonly first: { readonly id: string; readonly name: string; readonly proposed: boolean };
  readonly second: { readonly id: string; readonly name: string; readonly proposed: boolean };
  readonly via: string;
};
