/** System fonts only: government networks fetch no web font, and these cover every rare character of names. */
export const FONTS =
  '-apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
