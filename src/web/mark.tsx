/** The mark: the river's 几 in one stroke, in the colour of the text around it. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className="mark">
      <path
        d="M4 27C8.4 24.8 9.4 20.4 9.4 15C9.4 8.4 10.2 5.4 16 5.4C21 5.4 22.2 8 22 13C21.8 18 21 21.2 22.4 24C23.7 26.5 27.2 25.8 28.4 21.4"
        fill="none"
        stroke="currentColor"
        strokeWidth="3.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
