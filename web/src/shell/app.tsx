import { MantineProvider } from '@mantine/core';
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Redirect, Route, Switch } from 'wouter';

import { isRefused, noteRefusal, onAccessChange } from '../api/access.js';
import { Problem } from '../api/request.js';
import { ClaimPage } from '../claim/claim-page.js';
import { ClaimsPage } from '../claims/claims-page.js';
import { ContradictionsPage } from '../contradictions/contradictions-page.js';
import { AccessForm } from './access-form.js';
import { colourManager, theme } from './colours.js';
import { Frame } from './frame.js';
import { usePageTitle } from './use-page-title.js';
import { ViewBoundary } from './view-boundary.js';

/**
 * Requests are made whatever the browser believes about the network, since an instance on this machine needs none. What was
 * shown is kept for an hour, so that going back finds the list as it was left.
 */
const queries = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => isUnauthenticated(error) && noteRefusal() }),
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

/** The page. */
export function App() {
  const refused = useSyncExternalStore(onAccessChange, isRefused);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={colourManager}>
      <QueryClientProvider client={queries}>
        <Frame>
          <ViewBoundary>
            {refused ? <AccessForm onToken={() => void queries.resetQueries()} /> : <Views />}
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
      <Route path="/read">
        <Suspense>
          <ReadPage />
        </Suspense>
      </Route>
      <Route path="/graph">
        <Suspense>
          <GraphPage />
        </Suspense>
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

function isUnauthenticated(error: Error): boolean {
  return error instanceof Problem && error.status === 401;
}
