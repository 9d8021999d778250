/** Of many alike, the share that the gate tries; all in `npm run conformance`. */
export const SHARE = process.env["JIZIWAN_PROPERTY_RUNS"] === "all" ? 1 : 0.1;

/** Whether this one of many alike is tried. */
export const isTried = (): boolean => Math.random() < SHARE;
