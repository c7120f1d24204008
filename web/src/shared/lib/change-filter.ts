/** The filter of a list of changes, as it stands in the address and in the API's query. */
export interface ChangeFilter {
  q?: string;
  phase?: string[];
  type?: string[];
  process?: string[];
  process_version?: string[];
  owner?: string[];
  person?: string[];
  waiting_for?: string[];
  service?: string[];
  tag?: string[];
  priority?: string[];
  outcome?: string[];
  state?: string[];
  linked_to?: string[];
  parent?: string[];
  catalog_entry?: string[];
  requester?: string[];
  stage?: string[];
  created_after?: string[];
  created_before?: string[];
  planned_after?: string[];
  planned_before?: string[];
  /** Conditions as JSON. */
  where?: string;
}

type ListKey = Exclude<keyof ChangeFilter, 'q' | 'where'>;
const isList: Record<ListKey, true> = {
  phase: true,
  type: true,
  process: true,
  process_version: true,
  owner: true,
  person: true,
  waiting_for: true,
  service: true,
  tag: true,
  priority: true,
  outcome: true,
  state: true,
  linked_to: true,
  parent: true,
  catalog_entry: true,
  requester: true,
  stage: true,
  created_after: true,
  created_before: true,
  planned_after: true,
  planned_before: true,
};
/** What may have several values, any of which will do. */
export const listKeys = Object.keys(isList) as ListKey[];

export type ChangesView = 'table' | 'board';

/** The address of the list: what is asked for, and how it is shown. */
export interface ChangesSearch extends ChangeFilter {
  view?: ChangesView;
  sort?: string;
  /** The saved view that is open. */
  saved?: number;
  /** Other columns than those that one usually looks at. */
  columns?: string[];
}
