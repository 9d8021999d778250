/** The route of a drafted paper as a file. */
export const PAPER = "GET /api/meetings/:meeting/drafted-papers/:kind";
