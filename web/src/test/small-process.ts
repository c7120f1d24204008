import { modelOf } from '@/features/process-editor/document/model';
import { treeOf } from '@/features/process-editor/document/text';

/** A process text for tests of what edits it. */
export const small = `# A small process.
key: small   # never changes
name: Small fix
type: normal

stages:
  # Everything begins here.
  - key: draft
    name: Draft
    phase: draft
    advance: manual
    gates:
      - fields: [title, reason,
                 services]   # what we need to know

  # People who build.
  - key: build
    name: Build
    phase: build
    tasks:
      - {key: build, title: Mend it, assignee: owner}   # the work
      - key: review
        title: Read it
        assignee: [group:testers, 'did:build']
        after: build
        checklist:
          - Names are true   # really
          - Tests fail without it
    approvals:
      - key: cab
        title: The CAB agrees
        approvers: group:cab
        quorum: any
        after: [review]
        covers: [title]
    gates: [tasks_done, {approved: cab}]
    back:
      - {to: draft, title: Back}
`;

export const model = (text: string) => modelOf(treeOf(text));
