import { Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MailboxLetter } from '@/shared/api/types';
import { When } from '@/shared/time/when';
import { MailFrame } from '@/shared/ui/mail-frame';
import { Loaded } from '@/shared/ui/states';
import { letterQuery } from './api';
import classes from './mailbox.module.css';

/** One mail, as whoever got it would see it. */
export function Reading({ id }: { id: number }) {
  const letter = useQuery(letterQuery(id));
  return <Loaded query={letter}>{(data) => <Letter key={data.id} letter={data} />}</Loaded>;
}

function Letter({ letter }: { letter: MailboxLetter }) {
  const { subject, to, recipient, at, change, headers, text, html } = letter;
  const first = html.trim() === '' ? 'text' : 'html';
  return (
    <article aria-label={subject}>
      <header className={classes.head}>
        <h2>{subject}</h2>
        <p className={classes.quiet}>
          To {to.name}, {recipient} · <When at={at} />
          {change && (
            <>
              {' · '}
              <Link to="/changes/$id" params={{ id: change }}>
                {change}
              </Link>
            </>
          )}
        </p>
      </header>
      <Tabs defaultValue={first} keepMounted={false}>
        <Tabs.List aria-label="Parts of the mail" px="md">
          {first === 'html' && <Tabs.Tab value="html">HTML</Tabs.Tab>}
          <Tabs.Tab value="text">Text</Tabs.Tab>
          <Tabs.Tab value="headers">Headers</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="html">
          <MailFrame title={subject} html={html} />
        </Tabs.Panel>
        <Tabs.Panel value="text">
          <pre className={classes.plain}>
            <Linked text={text} />
          </pre>
        </Tabs.Panel>
        <Tabs.Panel value="headers">
          <dl className={classes.headers}>
            {headers.map(({ name, value }, i) => (
              <div key={`${i} ${name}`}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </Tabs.Panel>
      </Tabs>
    </article>
  );
}

/** As mail programs do with plain text: addresses in it can be followed. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/).map((part, i) =>
    i % 2 === 1 ? (
      <a key={i} href={part} target="_blank" rel="noopener noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
