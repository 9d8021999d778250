/** How much of something is done, as a bar and in percent. */
export function Progress({ share, label }: { readonly share: number; readonly label: string }) {
  return (
    <span className="kit-progress">
      <progress max={1} value={share} aria-label={label} />
      <span aria-hidden="true">{Math.floor(share * 100)}%</span>
    </span>
  );
}
