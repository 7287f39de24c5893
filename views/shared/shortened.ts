/** The first `most` letters of a text, with " …" where it was cut. */
export function shortened(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most).join('').trimEnd()} …` : text;
}
