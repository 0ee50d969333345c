/** The mark: a voice that leaves a trace (із is Kazakh for a trace). */
export function Logo({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#087083" />
      <path
        d="M6 16h2.6M11 10.5v11M15.4 7v18M19.8 12v8M24.2 14.5v3"
        fill="none"
        stroke="#fff"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  )
}
