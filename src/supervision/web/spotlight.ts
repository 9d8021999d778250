import { createContext, useContext, useMemo, useSyncExternalStore } from "react";

/**
 * Which field is lit in both panes: the one pointed at, else the one chosen last. A store outside React's tree:
 * pointing at a field must not render a document of a megabyte again, only the chunks and fields that are concerned.
 */
export type Spotlight = {
  readonly lit: () => string | null;
  readonly point: (field: string | null) => void;
  readonly choose: (field: string | null) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export function createSpotlight(initial: string | null = null): Spotlight {
  let pointed: string | null = null;
  let chosen = initial;
  const listeners = new Set<() => void>();
  const change = (set: () => void) => {
    const before = pointed ?? chosen;
    set();
    if ((pointed ?? chosen) !== before) for (const listener of listeners) listener();
  };
  return {
    lit: () => pointed ?? chosen,
    point: (field) =>
      change(() => {
        pointed = field;
      }),
    choose: (field) =>
      change(() => {
        chosen = field;
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What the page scrolls under a resting pointer is not pointed at: the field chosen just now would lose its light to it. */
export const hasMoved = ({
  movementX,
  movementY,
}: {
  readonly movementX: number;
  readonly movementY: number;
}): boolean => movementX !== 0 || movementY !== 0;

export const SpotlightContext = createContext<Spotlight>(createSpotlight());

export const useNewSpotlight = (initial: string | null = null) =>
  useMemo(() => createSpotlight(initial), [initial]);

/** The lit field if `concerns` it, else null: a component renders again only when its own answer changes. */
export function useLit(concerns: (field: string) => boolean): string | null {
  const spotlight = useContext(SpotlightContext);
  return useSyncExternalStore(spotlight.subscribe, () => {
    const field = spotlight.lit();
    return field !== null && concerns(field) ? field : null;
  });
}
