/** The mark: the river's 几 in one stroke, in the colour of the text around it. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className="mark">
      <path
        d="M4.4 27.2C8.4 24 9.6 19 9.6 12.4V9.6C9.6 7.2 10.7 6 13.1 6H18.3C20.7 6 21.8 7.2 21.8 9.6V20.6C21.8 24.8 22.9 26.4 25.3 26.4C27.4 26.4 28.4 24.9 28.4 21.8"
        fill="none"
        stroke="currentColor"
        strokeWidth="3.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
