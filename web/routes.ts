import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { whenSignedOut } from './api/query-client.ts';
import { homeOf } from './desk/workbench/home.ts';
import { isView } from './desk/workbench/views.ts';
import { sessionIfAny } from './platform/sign-in/session.ts';
import { Frame, NotFound, PageTrouble } from './shell/Frame.tsx';
import { withLaterWords } from './words.ts';

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound, errorComponent: PageTrouble });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ back }: Record<string, unknown>): { back?: string } => (isOwnAddress(back) ? { back } : {}),
  component: lazyRouteComponent(
    withLaterWords(() => import('./platform/sign-in/SignInPage.tsx')),
    'SignInPage',
  ),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup/$token',
  component: lazyRouteComponent(
    withLaterWords(() => import('./estate/setup/SetupPage.tsx')),
    'SetupPage',
  ),
});
const linkPage = lazyRouteComponent(
  withLaterWords(() => import('./platform/sign-in/LinkPage.tsx')),
  'LinkPage',
);
const links = [
  createRoute({ getParentRoute: () => root, path: '/invitation/$token', component: linkPage }),
  createRoute({ getParentRoute: () => root, path: '/reset/$token', component: linkPage }),
  createRoute({ getParentRoute: () => root, path: '/link/$token', component: linkPage }),
] as const;

/** Everything behind the door. Whoever is not signed in comes back here after signing in. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: async ({ location }) => {
    const session = await sessionIfAny();
    if (session === undefined) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { back: location.href } });
    // Requesters have pages of their own, which need no JavaScript.
    if (session.kind === 'requester') throw redirect({ href: '/p', reloadDocument: true });
    return { session };
  },
  component: lazyRouteComponent(() => import('./shell/Shell.tsx'), 'Shell'),
});
const home = createRoute({
  getParentRoute: () => desk,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: '/q/$view', params: { view: homeOf(context.session.grants.map(({ role }) => role)) } });
  },
});
const queue = createRoute({
  getParentRoute: () => desk,
  path: '/q/$view',
  validateSearch: ({ search, client }: Record<string, unknown>): { search?: string | undefined; client?: string | undefined } => ({
    ...(typeof search === 'string' && search !== '' && { search }),
    ...(typeof client === 'string' && { client }),
  }),
  beforeLoad: ({ params, context }) => {
    if (!isView(params.view)) throw redirect({ to: '/q/$view', params: { view: homeOf(context.session.grants.map(({ role }) => role)) } });
  },
  component: lazyRouteComponent(() => import('./desk/workbench/QueuePage.tsx'), 'QueuePage'),
});
const ticket = createRoute({
  getParentRoute: () => desk,
  path: '/t/$reference',
  component: lazyRouteComponent(
    withLaterWords(() => import('./desk/workbench/ticket/TicketPage.tsx')),
    'TicketPage',
  ),
});
const notices = createRoute({
  getParentRoute: () => desk,
  path: '/notices',
  component: lazyRouteComponent(
    withLaterWords(() => import('./desk/notices/NoticesPage.tsx')),
    'NoticesPage',
  ),
});
const account = createRoute({
  getParentRoute: () => desk,
  path: '/account',
  component: lazyRouteComponent(
    withLaterWords(() => import('./desk/notices/AccountWithNoticesPage.tsx')),
    'AccountWithNoticesPage',
  ),
});
const clients = createRoute({
  getParentRoute: () => desk,
  path: '/admin/clients',
  component: lazyRouteComponent(
    withLaterWords(() => import('./estate/clients/ClientsPage.tsx')),
    'ClientsPage',
  ),
});
const client = createRoute({
  getParentRoute: () => desk,
  path: '/admin/clients/$clientId',
  component: lazyRouteComponent(
    withLaterWords(() => import('./desk/agreements/ClientWithAgreementPage.tsx')),
    'ClientWithAgreementPage',
  ),
});
const agreements = createRoute({
  getParentRoute: () => desk,
  path: '/admin/clients/$clientId/agreements',
  component: lazyRouteComponent(
    withLaterWords(() => import('./desk/agreements/AgreementsPage.tsx')),
    'AgreementsPage',
  ),
});
const calendars = createRoute({
  getParentRoute: () => desk,
  path: '/admin/clients/$clientId/calendars',
  component: lazyRouteComponent(
    withLaterWords(() => import('./desk/agreements/CalendarsWithTargetsPage.tsx')),
    'CalendarsWithTargetsPage',
  ),
});
const requesters = createRoute({
  getParentRoute: () => desk,
  path: '/admin/requesters',
  component: lazyRouteComponent(
    withLaterWords(() => import('./estate/people/RequestersPage.tsx')),
    'RequestersPage',
  ),
});
const agents = createRoute({
  getParentRoute: () => desk,
  path: '/admin/agents',
  component: lazyRouteComponent(
    withLaterWords(() => import('./estate/people/AgentsPage.tsx')),
    'AgentsPage',
  ),
});
const teams = createRoute({
  getParentRoute: () => desk,
  path: '/admin/teams',
  component: lazyRouteComponent(
    withLaterWords(() => import('./estate/people/TeamsPage.tsx')),
    'TeamsPage',
  ),
});
const categories = createRoute({
  getParentRoute: () => desk,
  path: '/admin/categories',
  component: lazyRouteComponent(
    withLaterWords(() => import('./desk/tickets/CategoriesPage.tsx')),
    'CategoriesPage',
  ),
});
const templates = createRoute({
  getParentRoute: () => desk,
  path: '/admin/templates',
  component: lazyRouteComponent(
    withLaterWords(() => import('./desk/promises/TemplatesPage.tsx')),
    'TemplatesPage',
  ),
});
const scopeOf = ({ client, category }: Record<string, unknown>): { client?: string | undefined; category?: string | undefined } => ({
  ...(typeof client === 'string' && { client }),
  ...(typeof category === 'string' && { category }),
});
const criteria = createRoute({
  getParentRoute: () => desk,
  path: '/admin/criteria',
  validateSearch: scopeOf,
  component: lazyRouteComponent(
    withLaterWords(() => import('./desk/criteria/CriteriaPage.tsx')),
    'CriteriaPage',
  ),
});
const standardSteps = createRoute({
  getParentRoute: () => desk,
  path: '/admin/steps',
  validateSearch: scopeOf,
  component: lazyRouteComponent(
    withLaterWords(() => import('./desk/standard-steps/StandardStepsPage.tsx')),
    'StandardStepsPage',
  ),
});
const accessMap = createRoute({
  getParentRoute: () => desk,
  path: '/admin/access',
  component: lazyRouteComponent(
    withLaterWords(() => import('./estate/access/AccessMapPage.tsx')),
    'AccessMapPage',
  ),
});
const packets = createRoute({
  getParentRoute: () => desk,
  path: '/admin/packets',
  component: lazyRouteComponent(
    withLaterWords(() => import('./desk/escalation/PacketTemplatesPage.tsx')),
    'PacketTemplatesPage',
  ),
});
const promisesKept = createRoute({
  getParentRoute: () => desk,
  path: '/reports/promises',
  component: lazyRouteComponent(
    withLaterWords(() => import('./oversight/reporting/PromiseKeepingPage.tsx')),
    'PromiseKeepingPage',
  ),
});
const tokens = createRoute({
  getParentRoute: () => desk,
  path: '/admin/tokens',
  component: lazyRouteComponent(
    withLaterWords(() => import('./estate/people/TokensPage.tsx')),
    'TokensPage',
  ),
});
const connections = createRoute({
  getParentRoute: () => desk,
  path: '/admin/connections',
  component: lazyRouteComponent(
    withLaterWords(() => import('./channels/trackers/ConnectionsPage.tsx')),
    'ConnectionsPage',
  ),
});
const denials = createRoute({
  getParentRoute: () => desk,
  path: '/admin/denials',
  component: lazyRouteComponent(
    withLaterWords(() => import('./platform/denials/DenialsPage.tsx')),
    'DenialsPage',
  ),
});

const monthStatement = createRoute({
  getParentRoute: () => desk,
  path: '/reports/statement',
  validateSearch: ({ client, month }: Record<string, unknown>): { client?: string | undefined; month?: string | undefined } => ({
    ...(typeof client === 'string' && { client }),
    ...(typeof month === 'string' && /^\d{4}-\d{2}$/.test(month) && { month }),
  }),
  component: lazyRouteComponent(
    withLaterWords(() => import('./oversight/statements/MonthStatementPage.tsx')),
    'MonthStatementPage',
  ),
});
const lateHandoffs = createRoute({
  getParentRoute: () => desk,
  path: '/reports/late-handoffs',
  component: lazyRouteComponent(
    withLaterWords(() => import('./oversight/reporting/LateHandoffsPage.tsx')),
    'LateHandoffsPage',
  ),
});

const coaching = createRoute({
  getParentRoute: () => desk,
  path: '/reports/coaching',
  component: lazyRouteComponent(
    withLaterWords(() => import('./oversight/reporting/CoachingPage.tsx')),
    'CoachingPage',
  ),
});
const escalationFit = createRoute({
  getParentRoute: () => desk,
  path: '/reports/escalation-fit',
  component: lazyRouteComponent(
    withLaterWords(() => import('./oversight/reporting/EscalationFitPage.tsx')),
    'EscalationFitPage',
  ),
});
const knowledge = createRoute({
  getParentRoute: () => desk,
  path: '/knowledge',
  component: lazyRouteComponent(
    withLaterWords(() => import('./desk/knowledge/KnowledgePage.tsx')),
    'KnowledgePage',
  ),
});
const article = createRoute({
  getParentRoute: () => desk,
  path: '/knowledge/$articleId',
  component: lazyRouteComponent(
    withLaterWords(() => import('./desk/knowledge/ArticlePage.tsx')),
    'ArticlePage',
  ),
});

const reports = [monthStatement, lateHandoffs, coaching, escalationFit, knowledge, article] as const;

const deskRoutes = desk.addChildren([
  ...reports,
  home,
  queue,
  ticket,
  notices,
  account,
  clients,
  client,
  calendars,
  agreements,
  requesters,
  agents,
  teams,
  categories,
  templates,
  criteria,
  standardSteps,
  accessMap,
  packets,
  promisesKept,
  tokens,
  connections,
  denials,
]);

export const router = createRouter({
  routeTree: root.addChildren([signIn, setup, ...links, deskRoutes]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: PageTrouble,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

// A session that ended elsewhere: sign in again and come back; what was typed is kept as a draft.
whenSignedOut(() => {
  const { href, pathname } = router.state.location;
  if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { back: href } });
});

/** Only paths of this desk: nobody is sent elsewhere by a prepared link. */
function isOwnAddress(text: unknown): text is string {
  return typeof text === 'string' && /^\/(?![/\\])/.test(text);
}
