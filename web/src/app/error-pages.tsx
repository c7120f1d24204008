import { Button } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import { IconMapPinOff } from '@tabler/icons-react';
import { Page } from '@/shared/ui/page';
import { Empty, ProblemPanel, Waiting } from '@/shared/ui/states';

/** Outside the frame there is no landmark yet. */
export function NowhereAtAll() {
  return (
    <main>
      <NotFound />
    </main>
  );
}

export function NotFound() {
  return (
    <Page title="Not found" width="narrow">
      <Empty
        icon={IconMapPinOff}
        title="There is nothing at this address"
        action={<Button renderRoot={(props) => <Link to="/my-work" {...props} />}>To My work</Button>}
      >
        It may have been mistyped, or it is something that you may not see. Search with the / key.
      </Empty>
    </Page>
  );
}

/** A page that broke: says so, and offers to try again without losing the frame. */
export function RouteError({ error }: { error: unknown }) {
  const router = useRouter();
  return (
    <Page title="This page could not be shown" width="narrow">
      <ProblemPanel error={error} onRetry={() => void router.invalidate()} />
    </Page>
  );
}

/** A page whose program is still on its way. */
export function RouteWaiting() {
  return (
    <Page title="" width="narrow">
      <Waiting rows={8} />
    </Page>
  );
}
