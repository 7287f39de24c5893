/** A coefficient as reports print it: two decimals, a true minus sign, and no minus before what rounds to nothing. */
export const coefficient = (value: number): string =>
  value
    .toFixed(2)
    .replace(/^-(?=0\.00$)/, '')
    .replace('-', '−');
