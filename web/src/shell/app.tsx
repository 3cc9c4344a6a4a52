import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Redirect, Route, Switch } from 'wouter';

import { Problem } from '../api/request.js';
import { ClaimPage } from '../claim/claim-page.js';
import { ClaimsPage } from '../claims/claims-page.js';
import { ContradictionsPage } from '../contradictions/contradictions-page.js';
import { ForKnown } from '../signing-in/for-known.js';
import { colourManager, theme } from './colours.js';
import { Frame } from './frame.js';
import { usePageTitle } from './use-page-title.js';
import { ViewBoundary } from './view-boundary.js';

/**
 * Requests are made whatever the browser believes about the network, since an instance on this machine needs none. What was
 * shown is kept for an hour, so that going back finds the list as it was left.
 */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 3_600_000,
      refetchOnReconnect: true,
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && error instanceof Problem && error.passing,
      retryDelay: (attempt) => 300 * 2 ** attempt,
    },
  },
});

/** Loaded when somebody first reads a text: not everybody does. */
const ReadPage = lazy(async () => ({ default: (await import('../reading/read-page.js')).ReadPage }));

/** Loaded when somebody first looks at a graph. */
const GraphPage = lazy(async () => ({ default: (await import('../graph/graph-page.js')).GraphPage }));

/** Loaded when somebody first looks at what is to be reviewed. */
const ReviewsPage = lazy(async () => ({ default: (await import('../review/reviews-page.js')).ReviewsPage }));

/** Loaded when somebody first looks at disputes. */
const DisputesPage = lazy(async () => ({ default: (await import('../disputes/disputes-page.js')).DisputesPage }));
const CasePage = lazy(async () => ({ default: (await import('../disputes/case-page.js')).CasePage }));
const CaseBetween = lazy(async () => ({ default: (await import('../disputes/case-between.js')).CaseBetween }));
const NewCasePage = lazy(async () => ({ default: (await import('../disputes/new-case-page.js')).NewCasePage }));

/** Loaded when somebody first signs in, or comes by a one-time link. */
const SignInPage = lazy(async () => ({ default: (await import('../signing-in/sign-in-page.js')).SignInPage }));
const LinkPage = lazy(async () => ({ default: (await import('../signing-in/link-page.js')).LinkPage }));

/** Loaded when somebody first looks after accounts. */
const SettingsPage = lazy(async () => ({ default: (await import('../settings/settings-page.js')).SettingsPage }));

/** The page. */
export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={colourManager}>
      <QueryClientProvider client={queries}>
        <Frame>
          <ViewBoundary>
            <Suspense>
              <Switch>
                <Route path="/sign-in">
                  <SignInPage />
                </Route>
                <Route path="/set-up">
                  <LinkPage />
                </Route>
                <Route path="/welcome">
                  <LinkPage />
                </Route>
                <Route>
                  <ForKnown>
                    <Views />
                  </ForKnown>
                </Route>
              </Switch>
            </Suspense>
          </ViewBoundary>
        </Frame>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Views() {
  return (
    <Switch>
      <Route path="/">
        <Redirect to="/claims" replace />
      </Route>
      <Route path="/claims">
        <ClaimsPage />
      </Route>
      <Route path="/claims/:id">{({ id }) => <ClaimPage key={id} id={id} />}</Route>
      <Route path="/contradictions">
        <ContradictionsPage />
      </Route>
      <Route path="/reviews">
        <ReviewsPage />
      </Route>
      <Route path="/disputes">
        <DisputesPage />
      </Route>
      <Route path="/disputes/new">
        <NewCasePage />
      </Route>
      <Route path="/disputes/between">
        <CaseBetween />
      </Route>
      <Route path="/disputes/:id">{({ id }) => <CasePage key={id} id={id} />}</Route>
      <Route path="/read">
        <ReadPage />
      </Route>
      <Route path="/graph">
        <GraphPage />
      </Route>
      <Route path="/settings/*?">
        <SettingsPage />
      </Route>
      <Route>
        <NoSuchPage />
      </Route>
    </Switch>
  );
}

function NoSuchPage() {
  const { t } = useTranslation();
  usePageTitle(t('missing.title'));
  return (
    <>
      <h1>{t('missing.title')}</h1>
      <p>{t('missing.next')}</p>
      <Link href="/claims">{t('missing.list')}</Link>
    </>
  );
}
