export declare const howToGetOne: string;
export declare function findBrowser(): string | undefined;
export declare function installOnDebian(): boolean;
