import { Alert } from '@mantine/core';
import type { WebhookWithSecret } from '@/shared/api/types';
import { When } from '@/shared/time/when';
import { CopiedText } from '@/shared/ui/copied-text';

/** What signs, shown this once. */
export function Secret({ made, onClose }: { made: WebhookWithSecret; onClose: () => void }) {
  return (
    <Alert
      title={`The secret of ${made.name}`}
      mb="md"
      withCloseButton
      closeButtonLabel="Hide the secret"
      onClose={onClose}
    >
      <p>
        The receiver checks by it that what comes is from Sluice. It is shown this once.
        {made.former_secret_until && (
          <>
            {' '}
            The former one signs beside it until <When at={made.former_secret_until} />.
          </>
        )}
      </p>
      <CopiedText label="Secret" value={made.secret} />
    </Alert>
  );
}
