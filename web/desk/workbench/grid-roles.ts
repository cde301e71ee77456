/**
 * The parts of the queue as assistive software hears them. Table elements cannot be a window that moves over ten thousand
 * absolutely placed rows, so that the roles are given to plain boxes.
 */
export const groupRole = { role: 'rowgroup' } as const;
export const headRole = { role: 'columnheader' } as const;
export const cellRole = { role: 'gridcell' } as const;

export function gridRole(label: string, rows: number, columns: number) {
  return { role: 'grid', 'aria-label': label, 'aria-rowcount': rows, 'aria-colcount': columns } as const;
}

/** A row by its place in the whole list, the heading being 0. */
export function rowRole(place: number) {
  return { role: 'row', 'aria-rowindex': place + 1 } as const;
}

/** A row that takes the focus; only the current one is reached by Tab. */
export function currentRowRole(place: number, isCurrent: boolean) {
  return { ...rowRole(place), 'aria-selected': isCurrent, tabIndex: isCurrent ? 0 : -1 } as const;
}

/** A row that is only a heading. */
export const wholeRowRole = { role: 'row' } as const;
