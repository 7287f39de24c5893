/**
 * A drawing as PNG, by the canvas that comes with pdf.js and its own copy of Liberation Sans: the same on a server without fonts.
 * The canvas is optional: where it has no build for the machine, there is no PNG.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as canvasLibrary from '@napi-rs/canvas';
import { arrowHead, fills, uprightAt } from './svg.ts';
import type { DrawnBox, DrawnLine, Scene } from './scene.ts';

type Canvas = typeof canvasLibrary;
type Context = canvasLibrary.SKRSContext2D;

const face = 'Retroduce Flow';

/** 300 dots per inch at the width of a page (17 cm). */
const pixelsAcross = 2008;

/** Null where this machine can't draw. */
export async function png(scene: Scene): Promise<Buffer | null> {
  const canvas = await import('@napi-rs/canvas').catch(() => null);
  if (!canvas) return null;
  registerFonts(canvas);
  const scale = pixelsAcross / scene.width;
  const made = canvas.createCanvas(pixelsAcross, Math.ceil(scene.height * scale));
  const context = made.getContext('2d');
  context.scale(scale, scale);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, scene.width, scene.height);
  for (const line of scene.lines) drawLine(canvas, context, line);
  for (const box of scene.boxes) drawBox(context, box);
  return made.encode('png');
}

function registerFonts({ GlobalFonts }: Canvas): void {
  if (GlobalFonts.has(face)) return;
  const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'standard_fonts');
  for (const file of ['LiberationSans-Regular.ttf', 'LiberationSans-Bold.ttf']) GlobalFonts.registerFromPath(join(fonts, file), face);
}

function drawLine({ Path2D }: Canvas, context: Context, line: DrawnLine): void {
  context.lineWidth = 1;
  context.strokeStyle = '#000000';
  context.beginPath();
  for (const [x, y] of line.points) context.lineTo(x, y);
  context.stroke();
  context.fillStyle = '#000000';
  if (line.hasHead) context.fill(new Path2D(arrowHead(line)));
}

function drawBox(context: Context, box: DrawnBox): void {
  const { x, y, width, height, fill } = box;
  if (fill !== 'bare') {
    context.fillStyle = fills[fill];
    context.fillRect(x, y, width, height);
    context.lineWidth = fill === 'band' ? 0.5 : 1;
    context.strokeStyle = '#000000';
    context.strokeRect(x, y, width, height);
  }
  context.fillStyle = '#000000';
  for (const line of box.lines) {
    let at = line.x;
    for (const run of line.runs) {
      context.font = `${run.isBold ? 'bold ' : ''}${line.size}px "${face}"`;
      context.fillText(run.text, at, line.y);
      at += context.measureText(run.text).width;
    }
  }
  if (box.upright !== undefined) drawUpright(context, box, box.upright);
}

function drawUpright(context: Context, box: DrawnBox, text: string): void {
  context.save();
  context.translate(...(uprightAt(box) as [number, number]));
  context.rotate(-Math.PI / 2);
  context.font = `bold 10.5px "${face}"`;
  context.textAlign = 'center';
  context.fillText(text, 0, 0);
  context.restore();
}
