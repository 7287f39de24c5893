export declare const projectRoot: string;

export interface Built {
  readonly folder: string;
  /** Of the product. */
  readonly version: string;
  readonly server: string;
  readonly parserChild: string;
  readonly static: {
    readonly folder: string;
    readonly names: Readonly<Record<string, string>>;
    readonly imports: Readonly<Record<string, readonly string[]>>;
    readonly pdfjs: string;
    readonly pdfjsVersion: string;
  };
}

export declare function bundle(root?: string): Promise<Built>;
