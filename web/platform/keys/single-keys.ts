const place = 'secondline.single-keys';

/** Whether single letters act (WCAG 2.1.4: everybody may turn them off, on their account page). */
export function singleKeysAreOn(): boolean {
  return localStorage.getItem(place) !== 'off';
}

export function turnSingleKeys(on: boolean): void {
  localStorage.setItem(place, on ? 'on' : 'off');
}
