import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router';
import { sessionQuery } from '@/shared/api/session';
import { NotFound, NowhereAtAll, RouteError, RouteWaiting } from './error-pages';
import { Frame } from './frame/frame';
import { Signed } from './frame/signed';
import {
  catalogSearch,
  changeSearch,
  changesSearch,
  mailboxSearch,
  mailSearch,
  newChangeSearch,
  notificationsSearch,
  processSearch,
  schedulesSearch,
  servicesSearch,
} from './search-params';

interface Context {
  client: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: NowhereAtAll,
});

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { to?: string } => ({ to: text(search.to) }),
  component: lazyRouteComponent(() => import('@/features/sign-in/sign-in-page'), 'SignInPage'),
});

const firstAdministrator = createRoute({
  getParentRoute: () => root,
  path: '/first-administrator',
  component: lazyRouteComponent(() => import('@/features/sign-in/first-administrator-page'), 'FirstAdministratorPage'),
});

/** Opened by a link in a mail, which says who decides: without a session, and without the frame. */
const decide = createRoute({
  getParentRoute: () => root,
  path: '/decide',
  component: lazyRouteComponent(() => import('@/features/decide/decide-page'), 'DecidePage'),
});

/** Everything below needs somebody who is signed in; who is not comes back here afterwards. */
const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.query({ ...sessionQuery, staleTime: 'static' });
    if (!session) throw redirect({ to: '/sign-in', search: { to: location.href } });
  },
  component: () => (
    <Signed>
      <Frame />
    </Signed>
  ),
});

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/my-work', replace: true });
  },
});

const myWork = createRoute({
  getParentRoute: () => frame,
  path: '/my-work',
  component: lazyRouteComponent(() => import('@/features/my-work/my-work-page'), 'MyWorkPage'),
});

const approvals = createRoute({
  getParentRoute: () => frame,
  path: '/approvals',
  component: lazyRouteComponent(() => import('@/features/approvals/approvals-page'), 'ApprovalsPage'),
});

const changes = createRoute({
  getParentRoute: () => frame,
  path: '/changes',
  validateSearch: changesSearch,
  component: lazyRouteComponent(() => import('@/features/changes/changes-page'), 'ChangesPage'),
});

const newChange = createRoute({
  getParentRoute: () => frame,
  path: '/changes/new',
  validateSearch: newChangeSearch,
  component: lazyRouteComponent(() => import('@/features/new-change/new-change-page'), 'NewChangePage'),
});

const change = createRoute({
  getParentRoute: () => frame,
  path: '/changes/$id',
  validateSearch: changeSearch,
  component: lazyRouteComponent(() => import('@/features/change/change-page'), 'ChangePage'),
});

const schedules = createRoute({
  getParentRoute: () => frame,
  path: '/schedules',
  validateSearch: schedulesSearch,
  component: lazyRouteComponent(() => import('@/features/schedules/schedules-page'), 'SchedulesPage'),
});

const newSchedule = createRoute({
  getParentRoute: () => frame,
  path: '/schedules/new',
  validateSearch: (search): { process?: string; draft?: string; entry?: string } => ({
    process: text(search.process),
    draft: text(search.draft),
    entry: text(search.entry),
  }),
  component: lazyRouteComponent(() => import('@/features/schedules/new-schedule-page'), 'NewSchedulePage'),
});

const schedule = createRoute({
  getParentRoute: () => frame,
  path: '/schedules/$id',
  component: lazyRouteComponent(() => import('@/features/schedules/schedule-page'), 'SchedulePage'),
});

const editSchedule = createRoute({
  getParentRoute: () => frame,
  path: '/schedules/$id/edit',
  validateSearch: (search): { from?: string } => ({ from: text(search.from) }),
  component: lazyRouteComponent(() => import('@/features/schedules/edit-schedule-page'), 'EditSchedulePage'),
});

const catalog = createRoute({
  getParentRoute: () => frame,
  path: '/catalog',
  validateSearch: catalogSearch,
  component: lazyRouteComponent(() => import('@/features/catalog/catalog-page'), 'CatalogPage'),
});

const newEntry = createRoute({
  getParentRoute: () => frame,
  path: '/catalog/new',
  validateSearch: (search): { from?: string } => ({ from: text(search.from) }),
  component: lazyRouteComponent(() => import('@/features/catalog/form-pages'), 'NewEntryPage'),
});

const entry = createRoute({
  getParentRoute: () => frame,
  path: '/catalog/$key',
  component: lazyRouteComponent(() => import('@/features/catalog/entry-page'), 'EntryPage'),
});

const editEntry = createRoute({
  getParentRoute: () => frame,
  path: '/catalog/$key/edit',
  component: lazyRouteComponent(() => import('@/features/catalog/form-pages'), 'EditEntryPage'),
});

const useEntry = createRoute({
  getParentRoute: () => frame,
  path: '/catalog/$key/use',
  component: lazyRouteComponent(() => import('@/features/catalog/use-page'), 'UsePage'),
});

const cab = createRoute({
  getParentRoute: () => frame,
  path: '/cab',
  validateSearch: (search): { board?: string } => ({ board: text(search.board) }),
  component: lazyRouteComponent(() => import('@/features/cab/cab-page'), 'CabPage'),
});

const newBoard = createRoute({
  getParentRoute: () => frame,
  path: '/cab/boards/new',
  component: lazyRouteComponent(() => import('@/features/cab/board-pages'), 'NewBoardPage'),
});

const editBoard = createRoute({
  getParentRoute: () => frame,
  path: '/cab/boards/$id/edit',
  component: lazyRouteComponent(() => import('@/features/cab/board-pages'), 'EditBoardPage'),
});

const meeting = createRoute({
  getParentRoute: () => frame,
  path: '/cab/meetings/$id',
  component: lazyRouteComponent(() => import('@/features/cab/meeting-page'), 'MeetingPage'),
});

const minutes = createRoute({
  getParentRoute: () => frame,
  path: '/cab/meetings/$id/minutes',
  component: lazyRouteComponent(() => import('@/features/cab/meeting-page'), 'MinutesPage'),
});

const services = createRoute({
  getParentRoute: () => frame,
  path: '/services',
  validateSearch: servicesSearch,
  component: lazyRouteComponent(() => import('@/features/services/services-page'), 'ServicesPage'),
});

const service = createRoute({
  getParentRoute: () => frame,
  path: '/services/$key',
  component: lazyRouteComponent(() => import('@/features/services/service-page'), 'ServicePage'),
});

const processes = createRoute({
  getParentRoute: () => frame,
  path: '/processes',
  component: lazyRouteComponent(() => import('@/features/processes/processes-page'), 'ProcessesPage'),
});

const process = createRoute({
  getParentRoute: () => frame,
  path: '/processes/$key',
  validateSearch: processSearch,
  component: lazyRouteComponent(() => import('@/features/processes/process-page'), 'ProcessPage'),
});

const processDraft = createRoute({
  getParentRoute: () => frame,
  path: '/processes/$key/draft',
  component: lazyRouteComponent(() => import('@/features/process-editor/editor-page'), 'EditorPage'),
});

const people = createRoute({
  getParentRoute: () => frame,
  path: '/people',
  validateSearch: (search): { q?: string } => ({ q: text(search.q) }),
  component: lazyRouteComponent(() => import('@/features/people/people-page'), 'PeoplePage'),
});

const person = createRoute({
  getParentRoute: () => frame,
  path: '/people/$login',
  component: lazyRouteComponent(() => import('@/features/people/person-page'), 'PersonPage'),
});

const groups = createRoute({
  getParentRoute: () => frame,
  path: '/groups',
  component: lazyRouteComponent(() => import('@/features/groups/groups-page'), 'GroupsPage'),
});

const group = createRoute({
  getParentRoute: () => frame,
  path: '/groups/$key',
  component: lazyRouteComponent(() => import('@/features/groups/group-page'), 'GroupPage'),
});

const webhooks = createRoute({
  getParentRoute: () => frame,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('@/features/webhooks/webhooks-page'), 'WebhooksPage'),
});

const webhook = createRoute({
  getParentRoute: () => frame,
  path: '/webhooks/$key',
  component: lazyRouteComponent(() => import('@/features/webhooks/webhook-page'), 'WebhookPage'),
});

const reports = createRoute({
  getParentRoute: () => frame,
  path: '/reports',
  component: lazyRouteComponent(() => import('@/features/reports/reports-page'), 'ReportsPage'),
});

const riskPolicy = createRoute({
  getParentRoute: () => frame,
  path: '/risk-policy',
  component: lazyRouteComponent(() => import('@/features/risk-policy/risk-policy-page'), 'RiskPolicyPage'),
});

const mail = createRoute({
  getParentRoute: () => frame,
  path: '/mail',
  validateSearch: mailSearch,
  component: lazyRouteComponent(() => import('@/features/mail/mail-page'), 'MailPage'),
});

const mailTemplate = createRoute({
  getParentRoute: () => frame,
  path: '/mail/templates/$kind',
  component: lazyRouteComponent(() => import('@/features/mail/template-page'), 'TemplatePage'),
});

const mailbox = createRoute({
  getParentRoute: () => frame,
  path: '/mailbox',
  validateSearch: mailboxSearch,
  component: lazyRouteComponent(() => import('@/features/mailbox/mailbox-page'), 'MailboxPage'),
});

const setUp = createRoute({
  getParentRoute: () => frame,
  path: '/set-up',
  component: lazyRouteComponent(() => import('@/features/set-up/set-up-page'), 'SetUpPage'),
});

const profile = createRoute({
  getParentRoute: () => frame,
  path: '/profile',
  component: lazyRouteComponent(() => import('@/features/profile/profile-page'), 'ProfilePage'),
});

const search = createRoute({
  getParentRoute: () => frame,
  path: '/search',
  validateSearch: (found): { q?: string } => ({ q: text(found.q) }),
  component: lazyRouteComponent(() => import('@/features/search/search-page'), 'SearchPage'),
});

const notifications = createRoute({
  getParentRoute: () => frame,
  path: '/notifications',
  validateSearch: notificationsSearch,
  component: lazyRouteComponent(() => import('@/features/notifications/notifications-page'), 'NotificationsPage'),
});

const help = createRoute({
  getParentRoute: () => frame,
  path: '/help',
  component: lazyRouteComponent(() => import('@/features/help/help-page'), 'HelpPage'),
});

const tree = root.addChildren([
  signIn,
  firstAdministrator,
  decide,
  frame.addChildren([
    home,
    myWork,
    approvals,
    changes,
    newChange,
    change,
    schedules,
    newSchedule,
    schedule,
    editSchedule,
    catalog,
    newEntry,
    entry,
    editEntry,
    useEntry,
    cab,
    newBoard,
    editBoard,
    meeting,
    minutes,
    services,
    service,
    processes,
    process,
    processDraft,
    people,
    person,
    groups,
    group,
    reports,
    riskPolicy,
    webhooks,
    webhook,
    mail,
    mailTemplate,
    mailbox,
    setUp,
    profile,
    search,
    notifications,
    help,
  ]),
]);

export function makeRouter(client: QueryClient, history?: RouterHistory) {
  return createRouter({
    ...(history && { history }),
    routeTree: tree,
    context: { client },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: RouteWaiting,
    defaultPendingMs: 300,
    defaultPendingMinMs: 0,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
