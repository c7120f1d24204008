import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Page, Section } from '@/shared/ui/page';
import { Loaded, ProblemPanel } from '@/shared/ui/states';
import { mailServerQuery, sendTest, useMailWrite, type MailFilter } from './api';
import { Deliveries } from './deliveries';
import { Templates } from './templates';
import { Transport } from './transport';

const route = getRouteApi('/frame/mail');

/** By what way mail leaves, what it says, and what became of each. */
export function MailPage() {
  const { state, person, change } = route.useSearch();
  const navigate = useNavigate();
  const server = useQuery(mailServerQuery);
  const test = useMailWrite(sendTest);
  const filter = (next: MailFilter) => void navigate({ to: '/mail', search: next, replace: true });
  return (
    <Page
      title="Mail"
      lead="How people hear by mail of what they are told on their page."
      actions={
        server.data &&
        server.data.transport !== 'none' && (
          <Button
            variant="default"
            loading={test.isPending}
            onClick={() =>
              test.mutate(undefined, {
                onSuccess: () => {
                  notifications.show({
                    message: 'A test is on its way to you. The log below tells what becomes of it.',
                  });
                },
              })
            }
          >
            Send a test to yourself
          </Button>
        )
      }
    >
      {test.error && <ProblemPanel error={test.error} />}
      <Loaded query={server}>
        {(data) => (
          <>
            <Section title="How mail leaves">
              <Transport server={data} />
            </Section>
            <Templates />
            <Deliveries counts={data.counts} filter={{ state, person, change }} onFilter={filter} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
