import { Alert, Button, CopyButton, Group, TextInput } from '@mantine/core';
import type { WebhookWithSecret } from '@/shared/api/types';
import { When } from '@/shared/time/when';

/** What signs, shown this once. */
export function Secret({ made, onClose }: { made: WebhookWithSecret; onClose: () => void }) {
  return (
    <Alert title={`The secret of ${made.name}`} withCloseButton closeButtonLabel="Hide the secret" onClose={onClose}>
      <p>
        The receiver checks by it that what comes is from Sluice. It is shown this once.
        {made.former_secret_until && (
          <>
            {' '}
            The former one signs beside it until <When at={made.former_secret_until} />.
          </>
        )}
      </p>
      <Group gap="sm" align="end" wrap="nowrap">
        <TextInput
          style={{ flex: 1 }}
          label="Secret"
          readOnly
          value={made.secret}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={made.secret}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
