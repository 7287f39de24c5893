/** Line icons, drawn from Lucide (ISC licence). Decorative: the words beside them carry the meaning. */
const shapes = {
  overview: 'M3 12 12 4l9 8M5 10v10h5v-6h4v6h5V10',
  theory: 'M9 18h6M10 22h4M12 2a7 7 0 0 0-4 12.7c.6.5 1 1.3 1 2.3h6c0-1 .4-1.8 1-2.3A7 7 0 0 0 12 2z',
  literature: 'M4 19.5V5a2 2 0 0 1 2-2h14v18H6a2 2 0 0 1-2-1.500M4 19.500A2.500 2.500 0 0 1 6.500 17H20',
  screening: 'M3 5h18l-7 8v6l-4 2v-8z',
  documents: 'M14 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V8zM14 2v6h6M8 13h8M8 17h5',
  codes: 'M20.600 13.400 13.400 20.600a2 2 0 0 1-2.800 0L2 12V2h10l8.600 8.600a2 2 0 0 1 0 2.800zM7 7h.010',
  cmocs: 'M6 3v12M18 9v12M6 15a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM18 3a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM18 9a9 9 0 0 1-9 9',
  tables: 'M3 4h18v16H3zM3 10h18M3 15h18M9 10v10',
  memos: 'M4 4h16v11l-5 5H4zM15 20v-5h5M8 9h8M8 13h4',
  checks: 'M9 11l3 3 8-8M20 12v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2h9',
  people:
    'M16 20v-1a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v1M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM22 20v-1a4 4 0 0 0-3-3.800M16 3.200a4 4 0 0 1 0 7.600',
  settings: 'M4 21v-7M4 10V3M12 21v-9M12 8V3M20 21v-5M20 12V3M1 14h6M9 8h6M17 16h6',
  undo: 'M3 7v6h6M3 13a9 9 0 1 1 2.600 5.500',
  redo: 'M21 7v6h-6M21 13a9 9 0 1 0-2.600 5.500',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM21 21l-5-5',
  plus: 'M12 5v14M5 12h14',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  close: 'M18 6 6 18M6 6l12 12',
  menu: 'M4 6h16M4 12h16M4 18h16',
  more: 'M5 12h.010M12 12h.010M19 12h.010',
  down: 'm6 9 6 6 6-6',
  right: 'm9 6 6 6-6 6',
  left: 'm15 6-6 6 6 6',
  check: 'M20 6 9 17l-5-5',
  trash: 'M3 6h18M8 6V4h8v2M6 6l1 15h10l1-15M10 11v6M14 11v6',
  edit: 'M12 20h9M16.500 3.500a2.100 2.100 0 0 1 3 3L7 19l-4 1 1-4z',
  link: 'M10 13a5 5 0 0 0 7 0l3-3a5 5 0 0 0-7-7l-1.500 1.500M14 11a5 5 0 0 0-7 0l-3 3a5 5 0 0 0 7 7l1.500-1.500',
  download: 'M12 3v12M7 10l5 5 5-5M4 21h16',
  upload: 'M12 21V9M7 14l5-5 5 5M4 3h16',
  warning: 'M12 3 2 20h20zM12 10v4M12 17h.010',
  history: 'M3 3v5h5M3.500 13a9 9 0 1 0 2-6.500L3 8M12 7v5l3 2',
  keyboard: 'M2 6h20v12H2zM6 10h.010M10 10h.010M14 10h.010M18 10h.010M7 14h10',
  minus: 'M5 12h14',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7-10-7-10-7zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  outline: 'M4 6h.010M4 12h.010M4 18h.010M8 6h12M8 12h12M8 18h8',
  area: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4',
  width: 'M3 4v16M21 4v16M7 12h10M9 9l-3 3 3 3M15 9l3 3-3 3',
  up: 'm6 15 6-6 6 6',
  print: 'M6 9V3h12v6M6 18H4v-7h16v7h-2M7 14h10v7H7z',
} as const;

export type IconName = keyof typeof shapes;

export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={shapes[name]} />
    </svg>
  );
}
