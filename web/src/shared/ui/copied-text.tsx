import { Button, CopyButton, Group, TextInput } from '@mantine/core';

/** A text to be taken elsewhere, such as an address or a secret: selected by a click, copied by a button. */
export function CopiedText({ label, value }: { label: string; value: string }) {
  return (
    <Group gap="sm" align="end" wrap="nowrap">
      <TextInput
        style={{ flex: 1 }}
        label={label}
        readOnly
        value={value}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
