import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Navigate, useRouter } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { sessionQuery, signInOfferQuery, useSignIn, type Credentials } from '@/shared/api/session';
import type { SignInOffer } from '@/shared/api/types';
import { Face } from '@/shared/ui/person';
import { Loaded, ProblemPanel } from '@/shared/ui/states';
import classes from './sign-in.module.css';

const route = getRouteApi('/sign-in');

/** Only ways inside this page are followed after signing in. */
export function safeTarget(to: string | undefined): string {
  return to && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? to : '/my-work';
}

export function SignInPage() {
  useDocumentTitle('Sign in · Sluice');
  const { to } = route.useSearch();
  const offer = useQuery(signInOfferQuery);
  const session = useQuery(sessionQuery);
  const router = useRouter();
  const signIn = useSignIn();
  const enter = (credentials: Credentials) =>
    signIn.mutate(credentials, { onSuccess: () => router.history.push(safeTarget(to)) });

  if (offer.data?.first_administrator) return <Navigate to="/first-administrator" replace />;
  if (session.data && !signIn.isPending && !signIn.isSuccess) return <Navigate to={safeTarget(to)} replace />;

  return (
    <Door wide={offer.data?.demonstration ?? false}>
      <Loaded query={offer} rows={8}>
        {(data) =>
          data.demonstration ? (
            <Demonstration offer={data} signIn={signIn} enter={enter} />
          ) : (
            <div className={classes.panel}>
              <h1>Sign in</h1>
              <p className={classes.lead}>With the name and password that your administrator gave you.</p>
              <PasswordForm busy={signIn.isPending} error={signIn.error} enter={enter} />
            </div>
          )
        }
      </Loaded>
    </Door>
  );
}

export function Door({ wide, children }: { wide?: boolean; children: ReactNode }) {
  return (
    <main className={classes.page}>
      <div className={classes.card} data-wide={wide || undefined}>
        <div className={classes.brand}>
          <img src="/mark.svg" alt="" />
          Sluice
        </div>
        {children}
      </div>
    </main>
  );
}

interface DemonstrationProps {
  offer: SignInOffer;
  signIn: ReturnType<typeof useSignIn>;
  enter: (credentials: Credentials) => void;
}

function Demonstration({ offer, signIn, enter }: DemonstrationProps) {
  const going = signIn.isPending && 'demonstration' in signIn.variables ? signIn.variables : null;
  return (
    <div className={classes.panel}>
      <h1>Who would you like to be?</h1>
      <p className={classes.lead}>
        One click signs you in, in the demonstration only. Switch person later in the upper right corner.
      </p>
      {signIn.isError && 'demonstration' in signIn.variables && <ProblemPanel error={signIn.error} />}
      <ul className={classes.people}>
        {(offer.people ?? []).map((person) => (
          <li key={person.login}>
            <button
              type="button"
              className={classes.person}
              disabled={signIn.isPending}
              aria-busy={going?.demonstration === person.login}
              onClick={() => enter({ demonstration: person.login })}
            >
              <Face name={person.name} size={32} />
              <span>
                <span className={classes.name}>{person.name}</span>
                <br />
                <span className={classes.role}>{person.title}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <details className={classes.or}>
        <summary>Sign in with a name and password instead</summary>
        <PasswordForm
          busy={signIn.isPending}
          error={signIn.isError && 'login' in signIn.variables ? signIn.error : null}
          enter={enter}
        />
      </details>
    </div>
  );
}

interface PasswordFormProps {
  busy: boolean;
  error: unknown;
  enter: (credentials: Credentials) => void;
}

function PasswordForm({ busy, error, enter }: PasswordFormProps) {
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        enter({ login: login.trim(), password });
      }}
    >
      <TextInput
        label="Sign-in name"
        name="login"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={100}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <PasswordInput
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        maxLength={1000}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {error != null && <ProblemPanel error={error} />}
      <Button type="submit" loading={busy}>
        Sign in
      </Button>
    </form>
  );
}
