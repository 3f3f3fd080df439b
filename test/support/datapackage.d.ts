declare module 'datapackage' {
  interface Resource {
    descriptor: { name: string; path: string; schema: { foreignKeys?: unknown[] } };
    read(options?: { relations?: boolean; keyed?: boolean }): Promise<unknown[]>;
  }
  export class Package {
    static load(path: string, options?: { strict?: boolean }): Promise<Package>;
    readonly valid: boolean;
    readonly errors: Error[];
    readonly resources: Resource[];
    getResource(name: string): Resource | null;
  }
}
