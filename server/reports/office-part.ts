/** Word and Excel files are zip archives of XML parts; ours are written part by part, the long one in pieces. */

export interface Part {
  readonly path: string;
  /** Parts are read in their order, one after the other: a later one may tell what an earlier one gathered. */
  readonly content: string | (() => AsyncIterable<string>);
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const xmlPart = (path: string, content: string): Part => ({ path, content: declaration + content });

export const longPart = (path: string, content: () => AsyncIterable<string>): Part => ({
  path,
  content: async function* () {
    yield declaration;
    yield* content();
  },
});

const packageTypes = 'http://schemas.openxmlformats.org/package/2006';
const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** `[Content_Types].xml`: what each part is. */
export const contentTypes = (types: Readonly<Record<string, string>>): Part =>
  xmlPart(
    '[Content_Types].xml',
    `<Types xmlns="${packageTypes}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${Object.entries(
      types,
    )
      .map(
        ([path, type]) =>
          `<Override PartName="/${path}" ContentType="application/vnd.openxmlformats-${type.startsWith('package') ? '' : 'officedocument.'}${type}+xml"/>`,
      )
      .join('')}</Types>`,
  );

/** A `.rels` part: `rId1`, `rId2`, … point at the targets in their order. */
export const relationships = (path: string, targets: readonly (readonly [kind: string, target: string])[]): Part =>
  xmlPart(
    path,
    `<Relationships xmlns="${packageTypes}/relationships">${targets
      .map(
        ([kind, target], at) =>
          `<Relationship Id="rId${at + 1}" Type="${kind === 'core-properties' ? `${packageTypes}/relationships/metadata` : officeTypes}/${kind}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`,
  );

export const relationshipNamespace = officeTypes;
