/** The document flow, drawn on the server: words are text, numbers are links, colours come from the page's own. */
import type { DrawnBox, DrawnLine, Scene } from '../../server/reports/flow/scene.ts';
import { arrowHead, uprightAt } from '../../server/reports/flow/svg.ts';

export function FlowDiagram({ scene }: { readonly scene: Scene }) {
  return (
    <div class="flow-frame" tabIndex={0} role="group" aria-label="Diagram of the document flow">
      <svg
        class="flow-diagram"
        viewBox={`0 0 ${scene.width} ${scene.height}`}
        aria-labelledby="flow-title"
        aria-describedby="flow-description"
      >
        <title id="flow-title">{scene.title}</title>
        <desc id="flow-description">{scene.description}</desc>
        {scene.lines.map((line, at) => (
          <Line key={at} line={line} />
        ))}
        {scene.boxes.map((box, at) => (
          <Box key={at} box={box} />
        ))}
      </svg>
    </div>
  );
}

const Line = ({ line }: { readonly line: DrawnLine }) => (
  <>
    <polyline class="flow-line" points={line.points.map((point) => point.join(',')).join(' ')} />
    {line.hasHead && <path class="flow-head" d={arrowHead(line)} />}
  </>
);

function Box({ box }: { readonly box: DrawnBox }) {
  const { x, y, width, height, fill, lines, upright } = box;
  return (
    <g class={`flow-box ${fill}`}>
      {fill !== 'bare' && <rect x={x} y={y} width={width} height={height} />}
      {lines.map((line, at) => (
        <text key={at} x={line.x} y={line.y} font-size={line.size} xml:space="preserve">
          {line.runs.map((run, n) =>
            run.href ? (
              <a key={n} href={run.href}>
                {run.text}
              </a>
            ) : (
              <tspan key={n} class={run.isBold ? 'strong' : undefined}>
                {run.text}
              </tspan>
            ),
          )}
        </text>
      ))}
      {upright !== undefined && (
        <text class="strong" transform={`translate(${uprightAt(box).join(' ')}) rotate(-90)`} text-anchor="middle" font-size="10.5">
          {upright}
        </text>
      )}
    </g>
  );
}
