import {
  IdentifierNode,
  type KyselyPlugin,
  OperationNodeTransformer,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryId,
  type QueryResult,
  type RawNode,
  type RootOperationNode,
  type SchemableIdentifierNode,
  type UnknownRow,
} from 'kysely';

/** Where the tables of each schema are to be looked for. */
export type SchemaMap = ReadonlyMap<string, string>;

/**
 * Sends what is written through the query builder to other schemas, so that the very code that made the live rows makes scratch
 * rows. `watchful`: refuses text that names a live schema itself, for servers on which no role can be made that would stop it.
 */
export function redirectTo(schemas: SchemaMap, watchful: boolean): KyselyPlugin {
  const redirect = new Redirect(schemas, watchful);
  return {
    transformQuery: ({ node, queryId }: PluginTransformQueryArgs): RootOperationNode => redirect.transformNode(node, queryId),
    transformResult: async ({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> => result,
  };
}

/** A class because Kysely walks statements by subclassing. */
class Redirect extends OperationNodeTransformer {
  readonly #schemas: SchemaMap;
  readonly #liveNames: RegExp | undefined;

  constructor(schemas: SchemaMap, watchful: boolean) {
    super();
    this.#schemas = schemas;
    this.#liveNames = watchful ? new RegExp(`\\b(${[...schemas.keys()].join('|')})"?\\s*\\.\\s*"?\\w`, 'i') : undefined;
  }

  protected override transformSchemableIdentifier(node: SchemableIdentifierNode, queryId?: QueryId): SchemableIdentifierNode {
    const schema = node.schema && this.#schemas.get(node.schema.name);
    return super.transformSchemableIdentifier(schema === undefined ? node : { ...node, schema: IdentifierNode.create(schema) }, queryId);
  }

  protected override transformRaw(node: RawNode, queryId?: QueryId): RawNode {
    const named = node.sqlFragments.find((fragment) => this.#liveNames?.test(fragment));
    if (named !== undefined) throw new Error(`Name tables through the builder or sql.table(), not in text: ${named.trim()}`);
    return super.transformRaw(node, queryId);
  }
}
