import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconMenu2, IconPlus } from '@tabler/icons-react';
import { Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMay, useSession } from '@/shared/api/session';
import { admin, allowed, help, work, type Place } from './places';
import classes from './frame.module.css';

interface SideProps {
  count: number;
  narrow: boolean;
  onFold: () => void;
}

function PlaceLink({ place, count, onClick }: { place: Place; count?: number; onClick?: () => void }) {
  const Mark = place.icon;
  return (
    <Link to={place.to} className={classes.link} title={`${place.title} (g ${place.key})`} onClick={onClick}>
      <Mark size={18} stroke={1.7} aria-hidden />
      <span className={classes.label}>{place.title}</span>
      {!!count && (
        <span className={classes.badge}>
          {count > 99 ? '99+' : count}
          <span className="visually-hidden"> waiting</span>
        </span>
      )}
    </Link>
  );
}

function Places({ count, onClick }: { count: number; onClick?: () => void }) {
  const session = useSession();
  const adminPlaces = allowed(admin, session);
  const list = (places: Place[]) => (
    <ul>
      {places.map((place) => (
        <li key={place.to}>
          <PlaceLink place={place} {...(onClick && { onClick })} {...(place.to === '/my-work' && { count })} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {list(allowed(work, session))}
      {adminPlaces.length > 0 && (
        <>
          <div className={classes.group}>Administration</div>
          {list(adminPlaces)}
        </>
      )}
    </>
  );
}

export function Side({ count, narrow, onFold }: SideProps) {
  const Fold = narrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={classes.side} aria-label="Main">
      <Link to="/my-work" className={classes.brand} aria-label="Sluice, to My work">
        <img src="/mark.svg" alt="" />
        <span className={classes.label}>Sluice</span>
      </Link>
      <div className={classes.nav}>
        <Places count={count} />
      </div>
      <PlaceLink place={help} />
      <button type="button" className={classes.fold} onClick={onFold} aria-expanded={!narrow}>
        <Fold size={18} stroke={1.7} aria-hidden />
        <span className={classes.label}>{narrow ? 'Unfold' : 'Fold'} the navigation</span>
      </button>
    </nav>
  );
}

/** On a phone: the most used places along the bottom, the rest behind "More". */
export function Bottom({ count }: { count: number }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const may = useMay('create_change');
  return (
    <nav className={classes.bottom} aria-label="Main, short">
      {work.slice(0, 3).map(({ to, title, icon: Mark }) => (
        <Link key={to} to={to} className={classes.tab}>
          <Mark size={21} stroke={1.7} aria-hidden />
          {title}
          {to === '/my-work' && count > 0 && <span className={classes.badge}>{count > 99 ? '99+' : count}</span>}
        </Link>
      ))}
      {may && (
        <Link to="/changes/new" className={classes.tab}>
          <IconPlus size={21} stroke={1.7} aria-hidden />
          New
        </Link>
      )}
      <button type="button" className={classes.tab} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <IconMenu2 size={21} stroke={1.7} aria-hidden />
        More
      </button>
      <Drawer
        opened={open}
        onClose={close}
        position="bottom"
        size="auto"
        title="Go to"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <div className={classes.nav}>
          <Places count={count} onClick={close} />
          <PlaceLink place={help} onClick={close} />
        </div>
      </Drawer>
    </nav>
  );
}
