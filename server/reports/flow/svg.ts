/** A drawing as SVG by itself: black on white, words as text, no style sheet and nothing to load. */
import { xmlText } from '../xml.ts';
import type { DrawnBox, DrawnLine, Fill, Scene } from './scene.ts';

export const fontFamily = "Arial, Helvetica, 'Liberation Sans', sans-serif";

/** Grey enough to be told apart, light enough to be read on in black and white. */
export const fills: Readonly<Record<Fill, string>> = {
  plain: '#ffffff',
  title: '#ececec',
  band: '#d9d9d9',
  strong: '#f4f4f4',
  bare: 'none',
};

export function svg({ width, height, boxes, lines, title, description }: Scene): string {
  const inside = [...lines.map(lineOf), ...boxes.map(boxOf)].join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="170mm" viewBox="0 0 ${width} ${height}" font-family="${xmlText(fontFamily)}" role="img" aria-labelledby="flow-title flow-description">
<title id="flow-title">${xmlText(title)}</title>
<desc id="flow-description">${xmlText(description)}</desc>
<rect width="${width}" height="${height}" fill="#ffffff"/>
${inside}
</svg>
`;
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

function lineOf(line: DrawnLine): string {
  const path = line.points.map(([x, y], at) => `${at ? 'L' : 'M'}${n(x)} ${n(y)}`).join('');
  const head = line.hasHead ? `<path d="${arrowHead(line)}" fill="#000000"/>` : '';
  return `<path d="${path}" fill="none" stroke="#000000" stroke-width="1"/>${head}`;
}

/** A filled triangle at the end of a line. */
export function arrowHead({ points }: DrawnLine): string {
  const [tip = [0, 0], before = [0, 0]] = [points.at(-1), points.at(-2)];
  const [x, y] = tip;
  const [dx, dy] = [Math.sign(x - before[0]), Math.sign(y - before[1])];
  const [bx, by] = [x - dx * 6, y - dy * 6];
  return `M${n(x)} ${n(y)}L${n(bx + dy * 3.2)} ${n(by + dx * 3.2)}L${n(bx - dy * 3.2)} ${n(by - dx * 3.2)}Z`;
}

function boxOf(box: DrawnBox): string {
  const { x, y, width, height, fill, lines, upright } = box;
  const rect =
    fill === 'bare'
      ? ''
      : `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fills[fill]}" stroke="#000000" stroke-width="${fill === 'band' ? 0.5 : 1}"/>`;
  const words = lines.map((line) => {
    const runs = line.runs.map((run) => (run.isBold ? `<tspan font-weight="bold">${xmlText(run.text)}</tspan>` : xmlText(run.text)));
    return `<text x="${n(line.x)}" y="${n(line.y)}" font-size="${line.size}" xml:space="preserve">${runs.join('')}</text>`;
  });
  return [rect, ...words, ...(upright === undefined ? [] : [uprightText(box, upright)])].join('');
}

const uprightText = (box: DrawnBox, text: string): string =>
  `<text ${uprightPlace(box)} text-anchor="middle" font-size="10.5" font-weight="bold">${xmlText(text)}</text>`;

/** Read from below. */
export const uprightAt = ({ x, y, width, height }: DrawnBox): readonly [x: number, y: number] => [x + width / 2 + 3.7, y + height / 2];

const uprightPlace = (box: DrawnBox): string => `transform="translate(${uprightAt(box).map(n).join(' ')}) rotate(-90)"`;
