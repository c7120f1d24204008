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
}

export type ChangesView = 'table' | 'board';
