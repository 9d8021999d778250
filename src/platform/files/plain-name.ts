const LONGEST = 200;

/** A title, without its ending, as every system accepts it for the name of a file. */
export const fileNameOf = (title: string): string => title.replace(/[\\/:*?"<>|\s]+/g, " ").trim();

/** The name of a file without its path, as some browsers send it whole; without NUL and signs that turn the direction of reading. */
export const plainName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? "").replace(/[\p{Cc}\p{Bidi_Control}]/gu, "").slice(-LONGEST) || "unnamed";
