import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { IconRoute } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { useMay } from '@/shared/api/session';
import { Page } from '@/shared/ui/page';
import { Empty, Loaded } from '@/shared/ui/states';
import { draftQuery, publishedQuery } from './api';
import { Opened } from './opened';

const route = getRouteApi('/frame/processes/$key/draft');

/** The draft of a process, or a first look at the version in force where none was begun. */
export function EditorPage() {
  const { key } = route.useParams();
  const may = useMay('publish_process');
  const draft = useQuery({ ...draftQuery(key), enabled: may });
  const published = useQuery(publishedQuery(key));
  if (!may) {
    return (
      <Page title={key}>
        <Empty
          icon={IconRoute}
          title="Drafts are for those who publish processes"
          action={
            <Button component={Link} to={`/processes/${key}`} variant="default">
              Read the process
            </Button>
          }
        >
          Change managers and administrators write processes. You can read what is in force.
        </Empty>
      </Page>
    );
  }
  // Once it is open, what the server has is the business of the keeping of the draft.
  const both = { ...(published.isPending || published.error ? published : draft), data: dataOf(draft, published) };
  return (
    <Loaded query={both}>
      {(data) =>
        data.draft || data.published ? (
          <Opened key={key} processKey={key} draft={data.draft} published={data.published} />
        ) : (
          <Page title={key}>
            <Empty
              icon={IconRoute}
              title={`There is no process ${key}, and no draft of one`}
              action={
                <Button component={Link} to="/processes" variant="default">
                  To the processes
                </Button>
              }
            >
              Begin a new one from the list of processes.
            </Empty>
          </Page>
        )
      }
    </Loaded>
  );
}

function dataOf<D, P>(draft: { data: D | undefined }, published: { data: P | undefined }) {
  if (draft.data === undefined || published.data === undefined) return undefined;
  return { draft: draft.data, published: published.data };
}
